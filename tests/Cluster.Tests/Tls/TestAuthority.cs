using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Oig.Cluster.Tests.Tls;

/// <summary>An authority of a test's own, whose certificates and keys lie in a folder until the test is over.</summary>
internal sealed class TestAuthority : IDisposable
{
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";
    private const string ClientAuthentication = "1.3.6.1.5.5.7.3.2";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("oig-tls-");
    private readonly DateTimeOffset _yesterday = DateTimeOffset.UtcNow.AddDays(-1);
    private readonly X509Certificate2 _root;

    public TestAuthority(string name = "Test authority")
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        _root = request.CreateSelfSigned(_yesterday, _yesterday.AddDays(30));
        Path = Write("authority.pem", _root.ExportCertificatePem());
    }

    /// <summary>The file with the authority's certificate.</summary>
    public string Path { get; }

    /// <summary>A certificate that every member accepts.</summary>
    public MemberFiles Member(string name = "member") => Sign(name, [ServerAuthentication, ClientAuthentication], _yesterday.AddDays(10));

    /// <summary>One whose time is over.</summary>
    public MemberFiles Expired() => Sign("expired", [ServerAuthentication, ClientAuthentication], _yesterday.AddHours(1));

    /// <summary>One as web servers have them.</summary>
    public MemberFiles OnlyServer() => Sign("only-server", [ServerAuthentication], _yesterday.AddDays(10));

    /// <summary>Any other file in the folder.</summary>
    public string Write(string name, string text)
    {
        var path = System.IO.Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, text + Environment.NewLine);
        return path;
    }

    public void Dispose()
    {
        _root.Dispose();
        _folder.Delete(recursive: true);
    }

    private MemberFiles Sign(string name, string[] uses, DateTimeOffset end)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([.. uses.Select(use => new Oid(use))], true));
        using var certificate = request.Create(_root, _yesterday, end, RandomNumberGenerator.GetBytes(8));
        return new(Write($"{name}.pem", certificate.ExportCertificatePem()), Write($"{name}.key", key.ExportPkcs8PrivateKeyPem()), Path);
    }
}
