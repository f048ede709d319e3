using Oig.Api.Telemetry;
using Oig.Grains.Clustering;
using Oig.Grains.Hosting;
using Oig.Grains.Telemetry;

namespace Oig.Silo.Hosting;

/// <summary>The Orleans silo: one process on loopback, or a member of a cluster.</summary>
internal static class SiloHosting
{
    public static void AddSilo(this WebApplicationBuilder builder)
    {
        var cluster = builder.Configuration.ReadCluster();
        builder.Host.UseOrleans(silo =>
        {
            silo.AddOigGrains(builder.Configuration).JoinCluster(cluster);
            if (cluster.Kubernetes) silo.UseKubernetesHosting();
            if (builder.Configuration.SendsTraces()) silo.AddTracePropagation();
        });
    }
}
