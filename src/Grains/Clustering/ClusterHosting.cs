using Microsoft.Extensions.DependencyInjection;
using Oig.Grains.Accounts;
using Oig.Grains.Clustering.Postgres;
using Oig.Grains.Clustering.Redis;
using Oig.Grains.Clustering.Secrets;
using Oig.Grains.Clustering.Storage;
using Oig.Grains.Clustering.Tls;
using OrleansOptions = Orleans.Configuration;

namespace Oig.Grains.Clustering;

/// <summary>Makes a process a member of the cluster, as a silo or as a front end.</summary>
public static class ClusterHosting
{
    /// <summary>A silo: membership, addresses, and the storage of the grains by the provider of the settings.</summary>
    public static ISiloBuilder JoinCluster(this ISiloBuilder silo, ClusterOptions cluster)
    {
        ArgumentNullException.ThrowIfNull(cluster);
        silo.Services.AddIdentity(cluster);
        silo.AddForgivingStorage(AccountGrain.StorageName);
        var provided = ForgivingStorage.ProviderOf(AccountGrain.StorageName);
        if (cluster.Provider == ClusterProvider.Redis) silo.AddRedis(cluster, provided);
        else if (cluster.Provider == ClusterProvider.Postgres) silo.AddPostgres(cluster, provided);
        else silo.AddMemoryGrainStorage(provided);
        silo.EncryptConnections(cluster.Tls).Services.WarnOfOpenNetwork(cluster);
        if (cluster.IsShared) silo.NoticeLossSoon().KeepOneActivation().CompareSecrets();
        return silo.UseEndpoints(cluster);
    }

    /// <summary>A front end without grains.</summary>
    public static IClientBuilder JoinCluster(this IClientBuilder client, ClusterOptions cluster)
    {
        ArgumentNullException.ThrowIfNull(cluster);
        client.Services.AddIdentity(cluster);
        if (cluster.Provider == ClusterProvider.Redis) client.AddRedis(cluster);
        else if (cluster.Provider == ClusterProvider.Postgres) client.AddPostgres(cluster);
        else client.UseLocalhostClustering(cluster.GatewayPort ?? LocalPorts.UsualGateway, cluster.ServiceId, cluster.ClusterId);
        client.EncryptConnections(cluster.Tls).Services.WarnOfOpenNetwork(cluster);
        if (cluster.IsShared) client.CompareSecrets();
        return client.NoticeLossSoon().UseConnectionRetryFilter(new KeepConnecting());
    }

    // Orleans' usual directory loses, with a silo, the addresses of activations on healthy ones, and may wake a grain twice while
    // silos come and go: people would be logged in again, some of them twice.
#pragma warning disable ORLEANSEXP003
    private static ISiloBuilder KeepOneActivation(this ISiloBuilder silo) => silo.AddDistributedGrainDirectory();
#pragma warning restore ORLEANSEXP003

    private static void AddIdentity(this IServiceCollection services, ClusterOptions cluster) =>
        services.Configure<OrleansOptions.ClusterOptions>(orleans => (orleans.ClusterId, orleans.ServiceId) = (cluster.ClusterId, cluster.ServiceId));

    private static ISiloBuilder UseEndpoints(this ISiloBuilder silo, ClusterOptions cluster)
    {
        var ports = LocalPorts.Choose(cluster);
        if (!cluster.IsShared) return silo.UseLocalhostClustering(ports.Silo, ports.Gateway, serviceId: cluster.ServiceId, clusterId: cluster.ClusterId);
        return cluster.AdvertisedAddress is { Length: > 0 } address
            ? silo.ConfigureEndpoints(AdvertisedAddress.Resolve(address), ports.Silo, ports.Gateway)
            : silo.ConfigureEndpoints(ports.Silo, ports.Gateway);
    }
}
