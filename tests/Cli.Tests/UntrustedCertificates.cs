using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace Oig.Cli.Tests;

public sealed class UntrustedCertificates
{
    [Fact]
    public async Task A_server_with_a_certificate_of_its_own_making_gets_no_password()
    {
        using var certificate = SelfSigned();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(certificate)));
        await using var app = builder.Build();
        var asked = false;
        app.Run(_ =>
        {
            asked = true;
            return Task.CompletedTask;
        });
        await app.StartAsync();

        var url = $"{app.Urls.Single()}/mcp";
        var line = (await Ran.WithAsync("get_basic_data", "--url", url)).OnlyError(3);
        Assert.Equal($"No secure connection to {url}: its certificate is not trusted, or it does not speak TLS.", line);
        Assert.False(asked);
    }

    private static X509Certificate2 SelfSigned()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        return request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.MaxValue);
    }
}
