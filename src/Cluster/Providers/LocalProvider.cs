using Oig.Cluster.Settings;

namespace Oig.Cluster.Providers;

/// <summary>One silo on loopback with its state in memory.</summary>
internal sealed class LocalProvider(ClusterSettings cluster) : IProvider
{
    public string? Server => null;

    public string Example => "";

    public Task PrepareAsync(CancellationToken ct) => Task.CompletedTask;

    public void Join(ISiloBuilder silo, string storage)
    {
        var ports = LocalPorts.Choose(cluster);
        silo.AddMemoryGrainStorage(storage)
            .UseLocalhostClustering(ports.Silo, ports.Gateway, serviceId: cluster.ServiceId, clusterId: cluster.ClusterId);
    }

    public void Join(IClientBuilder client) =>
        client.UseLocalhostClustering(cluster.GatewayPort ?? LocalPorts.UsualGateway, cluster.ServiceId, cluster.ClusterId);
}
