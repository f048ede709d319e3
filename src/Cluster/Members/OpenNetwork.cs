using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Oig.Cluster.Settings;
using Oig.Contracts.Hosting;

namespace Oig.Cluster.Members;

/// <summary>
/// Says at every start that passwords travel in the clear, unless they are encrypted, stay on this machine, or the operator vouches for the network.
/// </summary>
internal static class OpenNetwork
{
    public static void WarnOfOpenNetwork(this IServiceCollection services, ClusterSettings cluster)
    {
        if (!IsOpen(cluster)) return;
        var ports = LocalPorts.Choose(cluster);
        services.AnnounceFirst(start => Log.OpenNetwork(
            start.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(OpenNetwork)), $"{ports.Silo} and {ports.Gateway}"));
    }

    /// <summary>True when traffic may leave this machine unencrypted and nobody vouched for the network.</summary>
    internal static bool IsOpen(ClusterSettings cluster) =>
        cluster.IsShared && !cluster.Tls.IsOn && !cluster.PrivateNetwork && !AdvertisedAddress.IsLoopback(cluster.AdvertisedAddress);
}
