using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Oig.Cluster.Tests.Processes;

namespace Oig.Cluster.Tests.Tls;

/// <summary>Connections to a silo's two ports by somebody who is no member.</summary>
public sealed class StrangerTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task Whoever_does_not_prove_to_be_a_member_is_shown_out_with_one_line_in_the_log()
    {
        using TestAuthority ours = new(), theirs = new();
        await using var silo = new Node("Oig.Silo.dll", ["--Oig:Role=Silo", .. ours.Member().Settings]);
        silo.Start();
        await silo.ReadyAsync();
        foreach (var port in new[] { silo.SiloPort, silo.GatewayPort })
        {
            await IsShownOutAsync(silo, port, stream => stream.WriteAsync("GET / HTTP/1.1\r\n\r\n"u8.ToArray()).AsTask(), "Cannot determine the frame size");
            await IsShownOutAsync(silo, port, _ => Task.CompletedTask, "it did not finish its part of the handshake in time");
            await IsShownOutAsync(silo, port, stream => EncryptAsync(stream, null), "RemoteCertificateNotAvailable");
            await IsShownOutAsync(silo, port, stream => EncryptAsync(stream, theirs.Member()), "The remote certificate is invalid");
            await IsShownOutAsync(silo, port, stream => EncryptAsync(stream, ours.Expired()), "NotTimeValid");
            await IsShownOutAsync(silo, port, stream => EncryptAsync(stream, ours.OnlyServer()), "NotValidForUsage");
        }

        Assert.True(await silo.IsReadyAsync());
    }

    private static async Task IsShownOutAsync(Node silo, int port, Func<NetworkStream, Task> knock, string reason)
    {
        using var client = new TcpClient(AddressFamily.InterNetwork);
        await client.ConnectAsync(IPAddress.Loopback, port);
        var expected = $"No TLS with {client.Client.LocalEndPoint}, the connection is broken off: ";
        await knock(client.GetStream());
        string[] Lines() => [.. silo.Process.Output.Split('\n').Where(line => line.Contains(expected, StringComparison.Ordinal))];
        await Eventually.IsTrueAsync(() => Task.FromResult(Lines().Length > 0), Patience, $"Not said: {expected}{reason}");
        Assert.Contains(reason, Assert.Single(Lines()));
        Assert.True(await IsClosedAsync(client.GetStream()));
    }

    // With TLS 1.3 the client is done before the server has looked at its certificate.
    private static async Task EncryptAsync(NetworkStream stream, MemberFiles? files)
    {
        await using var tls = new SslStream(stream, leaveInnerStreamOpen: true);
        using var certificate = files is null ? null : X509Certificate2.CreateFromPemFile(files.Certificate, files.Key);
        await tls.AuthenticateAsClientAsync(new SslClientAuthenticationOptions
        {
            TargetHost = "silo",
            ClientCertificateContext = certificate is null ? null : SslStreamCertificateContext.Create(certificate, null, offline: true),
            RemoteCertificateValidationCallback = (_, server, _, _) => server is not null,
        });
    }

    private static async Task<bool> IsClosedAsync(NetworkStream stream)
    {
        try
        {
            var rest = new byte[1024];
            while (await stream.ReadAsync(rest).AsTask().WaitAsync(Patience) > 0) { }
            return true;
        }
        catch (IOException)
        {
            return true;
        }
    }
}
