using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Oig.Portal.Tests.Tls;

internal static class ExpiredCertificate
{
    /// <summary>A server's certificate that is right in everything but its date.</summary>
    internal static X509Certificate2 Issue(X509Certificate2 issuer, string host)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={host}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(host);
        request.CertificateExtensions.Add(names.Build());
        var start = new DateTimeOffset(issuer.NotBefore);
        using var certificate = request.Create(issuer, start, start.AddHours(1), [1]);
        return certificate.CopyWithPrivateKey(key);
    }
}
