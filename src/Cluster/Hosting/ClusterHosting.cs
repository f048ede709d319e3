using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Oig.Cluster.Health;
using Oig.Cluster.Members;
using Oig.Cluster.Providers;
using Oig.Cluster.Settings;
using Oig.Cluster.Storage;
using Oig.Cluster.Tls;
using Oig.Contracts;
using Orleans.Configuration;

namespace Oig.Cluster.Hosting;

/// <summary>Makes a process a member of the cluster, as a silo or as a front end.</summary>
public static class ClusterHosting
{
    /// <summary>Reaches the server behind the cluster and brings it up to date; throws <see cref="Microsoft.Extensions.Options.OptionsValidationException"/> with one line when that fails.</summary>
    public static Task PrepareAsync(this ClusterSettings cluster, CancellationToken ct = default) => Provider.Of(cluster).PrepareAsync(ct);

    /// <summary>A silo: membership, addresses, and the storage of the grains by the provider of the settings.</summary>
    /// <param name="silo">The silo.</param>
    /// <param name="cluster">The settings.</param>
    /// <param name="storage">The name by which grains ask for their storage.</param>
    /// <param name="mayBeBlank">States that begin blank when they cannot be read, rather than that the grain fails.</param>
    public static ISiloBuilder JoinCluster(this ISiloBuilder silo, ClusterSettings cluster, string storage, params string[] mayBeBlank)
    {
        ArgumentNullException.ThrowIfNull(cluster);
        silo.Services.AddIdentity(cluster);
        silo.AddForgivingStorage(storage, mayBeBlank);
        var provider = Provider.Of(cluster);
        provider.Join(silo, ForgivingStorage.ProviderOf(storage));
        silo.EncryptConnections(cluster.Tls).Services.WatchHealth(provider).WarnOfOpenNetwork(cluster);
        return cluster.IsShared ? silo.NoticeLossSoon().KeepOneActivation().KeepRegistered().CompareSecrets(cluster.Secret) : silo;
    }

    /// <summary>A front end without grains.</summary>
    public static IClientBuilder JoinCluster(this IClientBuilder client, ClusterSettings cluster)
    {
        ArgumentNullException.ThrowIfNull(cluster);
        client.Services.AddIdentity(cluster);
        client.Services.Configure<ClientMessagingOptions>(messages => messages.ResponseTimeout = Durations.LongestAnswer);
        var provider = Provider.Of(cluster);
        provider.Join(client);
        client.EncryptConnections(cluster.Tls).Services.WatchHealth(provider).WarnOfOpenNetwork(cluster);
        if (cluster.IsShared) client.CompareSecrets(cluster.Secret);
        return client.NoticeLossSoon();
    }

    // Orleans' usual directory loses, with a silo, the addresses of activations on healthy ones, and may wake a grain twice while
    // silos come and go: people would be logged in again, some of them twice.
#pragma warning disable ORLEANSEXP003
    private static ISiloBuilder KeepOneActivation(this ISiloBuilder silo) => silo.AddDistributedGrainDirectory();
#pragma warning restore ORLEANSEXP003

    private static IServiceCollection WatchHealth(this IServiceCollection services, IProvider provider) => services
        .AddSingleton<ClusterPulse>()
        .AddSingleton(container => new StoreWatch(
            provider, container.GetRequiredService<TimeProvider>(), container.GetRequiredService<ILogger<StoreWatch>>()))
        .AddHostedService(container => container.GetRequiredService<StoreWatch>());

    private static void AddIdentity(this IServiceCollection services, ClusterSettings cluster) =>
        services.Configure<ClusterOptions>(orleans => (orleans.ClusterId, orleans.ServiceId) = (cluster.ClusterId, cluster.ServiceId));
}
