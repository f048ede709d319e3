using Microsoft.Extensions.Options;

namespace Oig.Cluster.Tls;

/// <summary>Settings under <c>Oig:Cluster:Tls</c>: the files by which silos and front ends prove that they belong to the cluster; all three or none.</summary>
public sealed class TlsFiles
{
    /// <summary>Where the settings stand.</summary>
    public const string Section = "Oig:Cluster:Tls";

    /// <summary>PEM file with the certificate of this process, followed by intermediate ones if there are any.</summary>
    public string? CertificatePath { get; set; }

    /// <summary>PEM file with the certificate's private key, without password.</summary>
    public string? KeyPath { get; set; }

    /// <summary>PEM file with the certificate of the authority that vouches for every member; several while one replaces another.</summary>
    public string? AuthorityPath { get; set; }

    /// <summary>True when connections are encrypted: any of the settings is there.</summary>
    public bool IsOn => Paths.Any(file => !string.IsNullOrWhiteSpace(file.Path));

    /// <summary>The settings' names, with the paths that they hold.</summary>
    internal IEnumerable<(string Key, string? Path)> Paths =>
        [($"{Section}:{nameof(CertificatePath)}", CertificatePath), ($"{Section}:{nameof(KeyPath)}", KeyPath), ($"{Section}:{nameof(AuthorityPath)}", AuthorityPath)];

    /// <summary>What is wrong with the settings and with the files that they name.</summary>
    internal IEnumerable<string> Mistakes()
    {
        if (!IsOn) return [];
        string[] missing = [.. Paths.Where(file => string.IsNullOrWhiteSpace(file.Path)).Select(file => file.Key)];
        return missing.Length > 0 ? [$"{string.Join(" and ", missing)} must be set, too, as the other settings of {Section} are."] : MistakesInFiles();
    }

    private IEnumerable<string> MistakesInFiles()
    {
        try
        {
            IdentityFiles.Read(this);
            return [];
        }
        catch (OptionsValidationException exception)
        {
            return exception.Failures;
        }
    }
}
