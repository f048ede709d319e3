using Oig.Cluster.Settings;

namespace Oig.Cluster.Tests.Servers;

/// <summary>Starts the server of a provider.</summary>
internal static class ClusterStore
{
    public static async Task<IClusterStore> StartAsync(ClusterProvider provider) =>
        provider == ClusterProvider.Redis ? await RedisServer.StartAsync() : await PostgresServer.StartAsync();
}
