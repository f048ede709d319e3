using Microsoft.Extensions.DependencyInjection;
using Oig.Cluster.Settings;
using Oig.Cluster.Storage;
using Orleans.Serialization;
using Orleans.Storage;

namespace Oig.Cluster.Providers;

/// <summary>One silo on loopback with its state in the data folder.</summary>
internal sealed class LocalProvider(ClusterSettings cluster) : IProvider
{
    private LocalStore? _store;

    public string? Server => null;

    public string Example => "";

    public Task PrepareAsync(CancellationToken ct) => Task.CompletedTask;

    public async Task<string?> FindTroubleAsync(CancellationToken ct)
    {
        if (_store is null) return null;
        await _store.TryAgainAsync();
        return _store.Trouble;
    }

    public Task<string?> FindObjectionAsync(CancellationToken ct) => Task.FromResult(LocalStore.Objection(cluster.Data));

    public void Join(ISiloBuilder silo, string storage)
    {
        var ports = LocalPorts.Choose(cluster);
        silo.UseLocalhostClustering(ports.Silo, ports.Gateway, serviceId: cluster.ServiceId, clusterId: cluster.ClusterId);
        // A factory, so that the container closes the file.
        silo.Services.AddSingleton(services => _store = ActivatorUtilities.CreateInstance<LocalStore>(services, cluster.Data));
        silo.Services.AddKeyedSingleton<IGrainStorage>(storage, (services, _) => new SqliteStorage(
            services.GetRequiredService<LocalStore>(), cluster.ServiceId, new OrleansGrainStorageSerializer(services.GetRequiredService<Serializer>())));
        // What cannot be kept is said at the start, not when the first account logs in.
        silo.AddStartupTask((services, _) => Task.FromResult(services.GetRequiredService<LocalStore>()), ServiceLifecycleStage.RuntimeStorageServices);
    }

    public void Join(IClientBuilder client) =>
        client.UseLocalhostClustering(cluster.GatewayPort ?? LocalPorts.UsualGateway, cluster.ServiceId, cluster.ClusterId);
}
