using System.Security.Cryptography.X509Certificates;

namespace Oig.Portal.Options;

internal static class CertificateFile
{
    /// <summary>All certificates of a PEM file, of any number; none for a null or empty path. Private keys are ignored.</summary>
    internal static X509Certificate2Collection Load(string? path)
    {
        var certificates = new X509Certificate2Collection();
        if (!string.IsNullOrWhiteSpace(path))
            certificates.ImportFromPemFile(path);
        return certificates;
    }
}
