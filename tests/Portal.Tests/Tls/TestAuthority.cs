using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Oig.Portal.Tests.Tls;

/// <summary>A root, an intermediate issued by it, and servers' certificates issued by the intermediate.</summary>
internal sealed class TestAuthority : IDisposable
{
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";

    private readonly DateTimeOffset _now = TimeProvider.System.GetUtcNow();

    internal TestAuthority(string name)
    {
        Root = Issue($"{name} Root", null, Authority);
        Intermediate = Issue($"{name} Intermediate", Root, Authority);
    }

    internal X509Certificate2 Root { get; }

    internal X509Certificate2 Intermediate { get; }

    internal X509Certificate2 Server(string host, bool expired = false) => Issue(host, Intermediate, request => Serve(request, host), expired);

    public void Dispose()
    {
        Root.Dispose();
        Intermediate.Dispose();
    }

    private X509Certificate2 Issue(string name, X509Certificate2? issuer, Action<CertificateRequest> extend, bool expired = false)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        extend(request);
        var (from, to) = (_now.AddDays(-10), expired ? _now.AddDays(-1) : _now.AddDays(5));
        if (issuer is null)
            return request.CreateSelfSigned(from, to.AddDays(2));

        var validTo = to < issuer.NotAfter ? to : issuer.NotAfter;
        using var certificate = request.Create(issuer, from.AddMinutes(1), validTo, RandomNumberGenerator.GetBytes(16));
        return certificate.CopyWithPrivateKey(key);
    }

    private static void Authority(CertificateRequest request)
    {
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
    }

    private static void Serve(CertificateRequest request, string host)
    {
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(host);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(ServerAuthentication)], critical: false));
    }
}
