using System.Net.Security;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Connections.Security;

namespace Oig.Grains.Clustering.Tls;

/// <summary>What Orleans' TLS is told: this process's newest identity for each handshake, and what it wants proved by the other side.</summary>
internal sealed class MemberHandshakes(CurrentIdentity identity, IOptions<ConnectionOptions> connections, HandshakeLog log)
{
    public Orleans.Connections.Security.TlsOptions Options => new()
    {
        HandshakeTimeout = connections.Value.OpenConnectionTimeout,
        // In any other mode Orleans judges the other side's certificate in the place of .NET, which says what is wrong with it. That one
        // must be there and belong to a member is what the identity asks for.
        RemoteCertificateMode = RemoteCertificateMode.NoCertificate,
        LocalServerCertificateSelector = (_, _) => identity.Get().Certificate,
        OnAuthenticateAsServer = (connection, options) =>
        {
            log.Begin(connection);
            identity.Get().Prepare((SslServerAuthenticationOptions)options.SslServerAuthenticationOptions);
        },
        OnAuthenticateAsClient = (connection, options) =>
        {
            log.Begin(connection);
            identity.Get().Prepare((SslClientAuthenticationOptions)options.SslClientAuthenticationOptions);
        },
    };
}
