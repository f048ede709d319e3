using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Options;

namespace Oig.Cluster.Tls;

/// <summary>A PEM file that a setting names; what is wrong with it becomes an <see cref="OptionsValidationException"/> with one line.</summary>
internal sealed record PemFile(string Key, string Path)
{
    private const int Longest = 1024 * 1024;

    /// <summary>All certificates of the file, at least one.</summary>
    public X509Certificate2Collection Certificates()
    {
        var certificates = new X509Certificate2Collection();
        try
        {
            certificates.ImportFromPem(Text());
        }
        catch (CryptographicException)
        {
            throw Unusable("the file holds a damaged certificate");
        }

        return certificates.Count > 0 ? certificates : throw Unusable("the file holds no certificate in PEM form");
    }

    /// <summary>The certificate together with the private key of the file.</summary>
    public X509Certificate2 WithKey(X509Certificate2 certificate)
    {
        try
        {
            using var whole = X509Certificate2.CreateFromPem(certificate.ExportCertificatePem(), Text());
            // Windows takes no key for TLS that was only ever in memory.
            return X509CertificateLoader.LoadPkcs12(whole.Export(X509ContentType.Pkcs12), password: null);
        }
        catch (Exception exception) when (exception is CryptographicException or ArgumentException)
        {
            throw Unusable($"the file holds no private key (RSA or ECDSA, in PEM form, without password) that belongs to the certificate in {TlsFiles.Section}:CertificatePath");
        }
    }

    public OptionsValidationException Unusable(string why) => new(TlsFiles.Section, typeof(TlsFiles), [$"{Key}: {why}: {Path}"]);

    private string Text()
    {
        try
        {
            using var reader = new StreamReader(Path);
            var text = new char[Longest];
            var length = reader.ReadBlock(text);
            return length < Longest ? new(text, 0, length) : throw Unusable("the file is too large");
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw Unusable("the file does not exist");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw Unusable("the file cannot be read");
        }
    }
}
