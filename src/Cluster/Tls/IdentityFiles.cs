using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Options;

namespace Oig.Cluster.Tls;

/// <summary>Reads a member's identity from the files of the settings.</summary>
internal static class IdentityFiles
{
    // The last one tells of an authority that only has the same name.
    private const X509ChainStatusFlags Foreign = X509ChainStatusFlags.UntrustedRoot | X509ChainStatusFlags.PartialChain | X509ChainStatusFlags.NotSignatureValid;

    /// <summary>An identity that other members will accept; throws <see cref="OptionsValidationException"/> with one line that names the key.</summary>
    public static Identity Read(TlsFiles files)
    {
        var paths = files.Paths.Select(file => new PemFile(file.Key, file.Path!)).ToArray();
        var (certificate, key, authority) = (paths[0], paths[1], paths[2]);
        var chain = certificate.Certificates();
        var identity = new Identity(key.WithKey(chain[0]), chain, authority.Certificates());
        return identity.Objection() is { } objection ? throw certificate.Unusable(objection) : identity;
    }

    /// <summary>What shows that one of the files has changed.</summary>
    public static IReadOnlyList<FileStamp> Stamps(TlsFiles files) => [.. files.Paths.Select(file => FileStamp.Of(file.Path!))];

    // What the other side would complain about, in the words of whoever can do something about it.
    private static string? Objection(this Identity identity) => identity.Faults() switch
    {
        X509ChainStatusFlags.NoError => null,
        var faults when faults.HasFlag(X509ChainStatusFlags.NotTimeValid) => "the certificate or its authority has expired, or is not valid yet",
        var faults when faults.HasFlag(X509ChainStatusFlags.NotValidForUsage) => "the certificate must be for both server and client authentication",
        var faults when (faults & Foreign) != 0 =>
            $"the certificate is not signed by the authority in {TlsFiles.Section}:AuthorityPath",
        var faults => $"the certificate would be refused ({faults})",
    };
}
