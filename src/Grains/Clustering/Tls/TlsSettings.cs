using Microsoft.Extensions.Options;

namespace Oig.Grains.Clustering.Tls;

/// <summary>Looks for mistakes in the settings and in the files that they name.</summary>
internal static class TlsSettings
{
    public static IEnumerable<string> Mistakes(TlsOptions options)
    {
        if (!options.IsOn) return [];
        string[] missing = [.. options.Paths.Where(file => string.IsNullOrWhiteSpace(file.Path)).Select(file => file.Key)];
        return missing.Length > 0 ? [$"{string.Join(" and ", missing)} must be set, too, as the other settings of {TlsOptions.Section} are."] : MistakesInFiles(options);
    }

    private static IEnumerable<string> MistakesInFiles(TlsOptions options)
    {
        try
        {
            IdentityFiles.Read(options);
            return [];
        }
        catch (OptionsValidationException exception)
        {
            return exception.Failures;
        }
    }
}
