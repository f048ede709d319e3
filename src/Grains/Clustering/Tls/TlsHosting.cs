using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;

namespace Oig.Grains.Clustering.Tls;

/// <summary>Puts Orleans' TLS, with the identity of the settings, in front of every connection between silos and front ends.</summary>
internal static class TlsHosting
{
    public static ISiloBuilder EncryptConnections(this ISiloBuilder silo, TlsOptions options)
    {
        if (!options.IsOn) return silo;
        silo.Services.AddTls(options).Configure<SiloConnectionOptions>(connections =>
        {
            connections.ConfigureSiloInboundConnection(Accept);
            connections.ConfigureSiloOutboundConnection(Connect);
            connections.ConfigureGatewayInboundConnection(Accept);
        });
        return silo;
    }

    public static IClientBuilder EncryptConnections(this IClientBuilder client, TlsOptions options)
    {
        if (options.IsOn) client.Services.AddTls(options).Configure<ClientConnectionOptions>(connections => connections.ConfigureConnection(Connect));
        return client;
    }

    private static IServiceCollection AddTls(this IServiceCollection services, TlsOptions options) => services
        .AddSingleton(provider => new CurrentIdentity(options, provider.GetRequiredService<ILogger<CurrentIdentity>>()))
        .AddSingleton<MemberHandshakes>()
        .AddSingleton<HandshakeLog>()
        .AddSingleton<ILoggerProvider>(provider => provider.GetRequiredService<HandshakeLog>())
        .AddLogging(logging => logging.AddFilter(HandshakeLog.Source, LogLevel.None).AddFilter<HandshakeLog>(HandshakeLog.Source, LogLevel.Warning))
        .AddHostedService<IdentityAnnouncement>();

    private static void Accept(IConnectionBuilder connection) => connection.UseServerTls(Handshakes(connection));

    private static void Connect(IConnectionBuilder connection) => connection.UseClientTls(Handshakes(connection));

    private static Orleans.Connections.Security.TlsOptions Handshakes(IConnectionBuilder connection) =>
        connection.ApplicationServices.GetRequiredService<MemberHandshakes>().Options;
}
