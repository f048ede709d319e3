using Oig.Grains.Clustering;

namespace Oig.Silo.Hosting;

/// <summary>What has to be there before the silo starts.</summary>
internal static class ClusterPreparation
{
    public static Task PrepareClusterAsync(this WebApplicationBuilder builder) => ClusterServer.PrepareAsync(builder.Configuration.ReadCluster());
}
