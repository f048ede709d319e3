using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;

namespace Oig.Grains.Clustering.Tls;

/// <summary>
/// Puts TLS in front of every connection of Orleans. This is the place for <c>Microsoft.Orleans.Connections.Security</c>, should it be
/// there one day: everything else in this folder but the settings would go.
/// </summary>
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
        .AddSingleton<HandshakeFailure>()
        .AddSingleton<TlsMiddleware>()
        .AddHostedService<IdentityAnnouncement>();

    private static void Accept(IConnectionBuilder connection) => connection.Use(connection.ApplicationServices.GetRequiredService<TlsMiddleware>().Accept);

    private static void Connect(IConnectionBuilder connection) => connection.Use(connection.ApplicationServices.GetRequiredService<TlsMiddleware>().Connect);
}
