using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Oig.Simulator;

/// <summary>A throw-away certificate authority with root, intermediate and server certificates, for https tests.</summary>
public sealed class SimulatedAuthority : IDisposable
{
    private static readonly TimeSpan Life = TimeSpan.FromDays(30);
    private readonly DateTimeOffset _start = DateTimeOffset.UtcNow.AddDays(-1);

    /// <summary>Creates the root and the intermediate.</summary>
    public SimulatedAuthority()
    {
        Root = Certify("CN=Simulated Root", null, request => AddAuthority(request));
        Intermediate = Certify("CN=Simulated Intermediate", Root, request => AddAuthority(request));
    }

    /// <summary>What a client has to trust.</summary>
    public X509Certificate2 Root { get; }

    /// <summary>What an incomplete chain lacks.</summary>
    public X509Certificate2 Intermediate { get; }

    /// <summary>A server certificate from the intermediate, with private key, for that host name or address.</summary>
    public X509Certificate2 Server(string host = "127.0.0.1") =>
        Certify("CN=Simulated Portal", Intermediate, request => AddHost(request, host));

    /// <summary>A server certificate that vouches for itself.</summary>
    public X509Certificate2 SelfSigned(string host = "127.0.0.1") =>
        Certify("CN=Simulated Portal", null, request => AddHost(request, host));

    /// <summary>Frees the root and the intermediate.</summary>
    public void Dispose()
    {
        Root.Dispose();
        Intermediate.Dispose();
    }

    private X509Certificate2 Certify(string name, X509Certificate2? issuer, Action<CertificateRequest> describe)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256);
        describe(request);
        if (issuer is null)
            return Usable(request.CreateSelfSigned(_start, _start + Life));
        using var signed = request.Create(issuer, _start, _start + Life, RandomNumberGenerator.GetBytes(8));
        return Usable(signed.CopyWithPrivateKey(key));
    }

    private static void AddAuthority(CertificateRequest request)
    {
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
    }

    private static void AddHost(CertificateRequest request, string host)
    {
        var names = new SubjectAlternativeNameBuilder();
        if (IPAddress.TryParse(host, out var address))
            names.AddIpAddress(address);
        else
            names.AddDnsName(host);
        request.CertificateExtensions.Add(names.Build());
    }

    /// <summary>Ephemeral keys do not work for servers on every system, so the certificate is loaded again.</summary>
    private static X509Certificate2 Usable(X509Certificate2 certificate)
    {
        using (certificate)
            return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), null, X509KeyStorageFlags.Exportable);
    }
}
