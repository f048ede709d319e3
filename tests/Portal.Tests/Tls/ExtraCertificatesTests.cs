using System.Security.Cryptography.X509Certificates;
using Oig.Portal.Options;
using Oig.Simulator;

namespace Oig.Portal.Tests.Tls;

public sealed class ExtraCertificatesTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("oig-pem-");

    [Fact]
    public void Several_certificates_with_text_between_them_are_read()
    {
        using var authority = new SimulatedAuthority();
        var path = Write($"# issued 2026\n{authority.Intermediate.ExportCertificatePem()}\nsome text\r\n{authority.Root.ExportCertificatePem()}\n");

        Assert.Empty(Complaints(path));
        Assert.Equal([authority.Intermediate.Thumbprint, authority.Root.Thumbprint], CertificateFile.Load(path).Select(read => read.Thumbprint));
    }

    [Fact]
    public void A_private_key_in_the_file_is_not_read()
    {
        using var authority = new SimulatedAuthority();
        var path = Write(authority.Root.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem() + "\n" + authority.Root.ExportCertificatePem());

        Assert.False(Assert.Single(CertificateFile.Load(path)).HasPrivateKey);
    }

    [Theory]
    [InlineData("")]
    [InlineData("no certificate at all")]
    [InlineData("\0\u0001\u0002")]
    [InlineData("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n")]
    [InlineData("-----BEGIN CERTIFICATE-----\nAAAA")]
    public void A_file_without_a_sound_certificate_stops_the_start(string content)
    {
        var path = Write(content);

        AssertNamesKeyAndPath(path);
    }

    [Fact]
    public void A_missing_file_stops_the_start()
    {
        AssertNamesKeyAndPath(Path.Combine(_folder.FullName, "missing.pem"));
        AssertNamesKeyAndPath(Path.Combine(_folder.FullName, "missing", "missing.pem"));
    }

    [Fact]
    public void An_unreadable_file_stops_the_start() => AssertNamesKeyAndPath(_folder.FullName);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    public void No_file_is_needed(string? path)
    {
        Assert.Empty(Complaints(path));
        Assert.Empty(CertificateFile.Load(path));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static void AssertNamesKeyAndPath(string path)
    {
        var complaint = Assert.Single(Complaints(path));
        Assert.Contains("Oig:Portal:ExtraCertificates", complaint, StringComparison.Ordinal);
        Assert.Contains(path, complaint, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Complaints(string? path) =>
        new PortalOptionsValidator().Validate(null, new PortalOptions { ExtraCertificates = path }).Failures ?? [];

    private string Write(string content)
    {
        var path = Path.Combine(_folder.FullName, "extra.pem");
        File.WriteAllText(path, content);
        return path;
    }
}
