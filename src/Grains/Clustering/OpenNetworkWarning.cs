using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Oig.Grains.Clustering;

/// <summary>
/// Says at every start that passwords travel in the clear, unless they are encrypted, stay on this machine, or the operator vouches for the network.
/// </summary>
internal sealed class OpenNetworkWarning(LocalPorts ports, ILogger<OpenNetworkWarning> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        Log.OpenNetwork(logger, $"{ports.Silo} and {ports.Gateway}");
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

/// <summary>Registers it where it applies.</summary>
internal static class OpenNetwork
{
    public static void WarnOfOpenNetwork(this IServiceCollection services, ClusterOptions cluster)
    {
        if (!IsOpen(cluster)) return;
        services.AddHostedService(provider => ActivatorUtilities.CreateInstance<OpenNetworkWarning>(provider, LocalPorts.Choose(cluster)));
    }

    /// <summary>True when traffic may leave this machine unencrypted and nobody vouched for the network.</summary>
    internal static bool IsOpen(ClusterOptions cluster) =>
        cluster.IsShared && !cluster.Tls.IsOn && !cluster.PrivateNetwork && !IsLoopback(cluster.AdvertisedAddress);

    private static bool IsLoopback(string? address) =>
        address is not null && (address == "localhost" || (IPAddress.TryParse(address, out var parsed) && IPAddress.IsLoopback(parsed)));
}
