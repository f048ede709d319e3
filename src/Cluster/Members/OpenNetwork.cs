using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Oig.Cluster.Settings;

namespace Oig.Cluster.Members;

/// <summary>
/// Says at every start that passwords travel in the clear, unless they are encrypted, stay on this machine, or the operator vouches for the network.
/// </summary>
internal static class OpenNetwork
{
    public static void WarnOfOpenNetwork(this IServiceCollection services, ClusterSettings cluster)
    {
        if (!IsOpen(cluster)) return;
        services.AddHostedService(provider => ActivatorUtilities.CreateInstance<Warning>(provider, LocalPorts.Choose(cluster)));
    }

    /// <summary>True when traffic may leave this machine unencrypted and nobody vouched for the network.</summary>
    internal static bool IsOpen(ClusterSettings cluster) =>
        cluster.IsShared && !cluster.Tls.IsOn && !cluster.PrivateNetwork && !AdvertisedAddress.IsLoopback(cluster.AdvertisedAddress);

    private sealed class Warning(LocalPorts ports, ILogger<Warning> logger) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            Log.OpenNetwork(logger, $"{ports.Silo} and {ports.Gateway}");
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
