using System.Net.Security;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Oig.Contracts.Hosting;
using Orleans.Configuration;
using Orleans.Connections.Security;

namespace Oig.Cluster.Tls;

/// <summary>Puts Orleans' TLS, with the identity of the settings, in front of every connection between silos and front ends.</summary>
internal static class TlsHosting
{
    public static ISiloBuilder EncryptConnections(this ISiloBuilder silo, TlsFiles files)
    {
        if (!files.IsOn) return silo;
        silo.Services.AddTls(files).Configure<SiloConnectionOptions>(connections =>
        {
            connections.ConfigureSiloInboundConnection(Accept);
            connections.ConfigureSiloOutboundConnection(Connect);
            connections.ConfigureGatewayInboundConnection(Accept);
        });
        return silo;
    }

    public static IClientBuilder EncryptConnections(this IClientBuilder client, TlsFiles files)
    {
        if (files.IsOn) client.Services.AddTls(files).Configure<ClientConnectionOptions>(connections => connections.ConfigureConnection(Connect));
        return client;
    }

    private static IServiceCollection AddTls(this IServiceCollection services, TlsFiles files) => services
        .AddSingleton(provider => new CurrentIdentity(files, provider.GetRequiredService<ILogger<CurrentIdentity>>()))
        .AddSingleton<MemberHandshakes>()
        .AddSingleton<HandshakeLog>()
        .AddSingleton<ILoggerProvider>(provider => provider.GetRequiredService<HandshakeLog>())
        .AddLogging(logging => logging.AddFilter(HandshakeLog.Source, LogLevel.None).AddFilter<HandshakeLog>(HandshakeLog.Source, LogLevel.Warning))
        .AnnounceFirst(AnnounceIdentity);

    // Which certificate is shown to other members, and how long it lasts.
    private static void AnnounceIdentity(IServiceProvider services)
    {
        var identity = services.GetRequiredService<CurrentIdentity>().Get();
        Log.IdentityRead(services.GetRequiredService<ILogger<CurrentIdentity>>(), identity.Subject, identity.ValidUntil);
    }

    private static void Accept(IConnectionBuilder connection) => connection.UseServerTls(Handshakes(connection));

    private static void Connect(IConnectionBuilder connection) => connection.UseClientTls(Handshakes(connection));

    private static TlsOptions Handshakes(IConnectionBuilder connection) => connection.ApplicationServices.GetRequiredService<MemberHandshakes>().Options;

    /// <summary>What Orleans' TLS is told: this process's newest identity for each handshake, and what it wants proved by the other side.</summary>
    private sealed class MemberHandshakes(CurrentIdentity identity, IOptions<ConnectionOptions> connections, HandshakeLog log)
    {
        public TlsOptions Options => new()
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
}
