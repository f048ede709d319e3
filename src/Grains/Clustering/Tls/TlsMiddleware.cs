using System.Net.Security;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace Oig.Grains.Clustering.Tls;

/// <summary>Encrypts a connection before anything is said on it, and breaks it off when either side does not prove itself.</summary>
internal sealed class TlsMiddleware(CurrentIdentity identity, IOptions<ConnectionOptions> connections, TimeProvider time, HandshakeFailure failure)
{
    /// <summary>For connections that others open.</summary>
    public ConnectionDelegate Accept(ConnectionDelegate next) =>
        context => RunAsync(context, next, (tls, ct) => tls.AuthenticateAsServerAsync(identity.Get().AsServer(), ct));

    /// <summary>For connections to others.</summary>
    public ConnectionDelegate Connect(ConnectionDelegate next) =>
        context => RunAsync(context, next, (tls, ct) => tls.AuthenticateAsClientAsync(identity.Get().AsClient(), ct));

    private async Task RunAsync(ConnectionContext context, ConnectionDelegate next, Func<SslStream, CancellationToken, Task> handshake)
    {
        var plain = context.Transport;
        await using var tls = new SslStream(new DuplexStream(plain));
        if (!await SucceedsAsync(context, ct => handshake(tls, ct))) return;
        context.Transport = new EncryptedTransport(tls);
        try
        {
            await next(context);
        }
        finally
        {
            // Orleans closes the connection itself by what it finds here.
            context.Transport = plain;
        }
    }

    private async Task<bool> SucceedsAsync(ConnectionContext context, Func<CancellationToken, Task> handshake)
    {
        using var limit = new CancellationTokenSource(connections.Value.OpenConnectionTimeout, time);
        try
        {
            await handshake(limit.Token);
            return true;
        }
        catch (Exception exception) when (HandshakeFailure.Is(exception))
        {
            failure.Report($"{context.RemoteEndPoint}", exception);
            return false;
        }
    }
}
