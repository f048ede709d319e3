using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Oig.Cluster.Settings;
using Oig.Cluster.Storage;
using Orleans.Storage;

namespace Oig.Cluster.Providers;

/// <summary>What is behind a cluster: where silos find each other, and where grains keep their state.</summary>
internal interface IProvider
{
    /// <summary>Host and port for messages, never the connection string, which holds a password; null when that cannot be read.</summary>
    string? Server { get; }

    /// <summary>A connection string for people to follow.</summary>
    string Example { get; }

    /// <summary>Reaches the server, proves that it can be used, and brings it up to date; throws <see cref="OptionsValidationException"/> with one line.</summary>
    Task PrepareAsync(CancellationToken ct);

    /// <summary>Why what is stored cannot be read and written now, in one line without addresses; null when it can.</summary>
    Task<string?> FindTroubleAsync(CancellationToken ct);

    /// <summary>Why a start would not find or not keep what is stored, in one line; null when it would. Only while no silo runs here.</summary>
    Task<string?> FindObjectionAsync(CancellationToken ct) => FindTroubleAsync(ct);

    /// <summary>Makes a silo a member that stores under that name.</summary>
    void Join(ISiloBuilder silo, string storage);

    /// <summary>Lets a front end find silos.</summary>
    void Join(IClientBuilder client);
}

/// <summary>Chooses a provider, and says what is wrong with one.</summary>
internal static class Provider
{
    public static IProvider Of(ClusterSettings cluster) => cluster.Provider switch
    {
        ClusterProvider.Redis => new RedisProvider(cluster),
        ClusterProvider.Postgres => new PostgresProvider(cluster),
        _ => new LocalProvider(cluster),
    };

    /// <summary>Ports and address of a silo that others have to reach.</summary>
    public static ISiloBuilder UseEndpoints(this ISiloBuilder silo, ClusterSettings cluster)
    {
        var ports = LocalPorts.Choose(cluster);
        return cluster.AdvertisedAddress is { Length: > 0 } address
            ? silo.ConfigureEndpoints(AdvertisedAddress.Resolve(address), ports.Silo, ports.Gateway)
            : silo.ConfigureEndpoints(ports.Silo, ports.Gateway);
    }

    /// <summary>What is stored under that name is sealed under the common secret: the server is shared with others.</summary>
    public static ISiloBuilder SealStates(this ISiloBuilder silo, string storage, ClusterSettings cluster)
    {
        silo.Services.AddKeyedSingleton<IGrainStorageSerializer>(storage, (services, _) => new SealedSerializer(services, cluster.Secret!, cluster.PreviousSecrets));
        return silo;
    }

    public static OptionsValidationException Unusable(this IProvider provider, ClusterSettings cluster, string reason) => new(
        ClusterSettings.Section,
        typeof(ClusterSettings),
        [$"{cluster.Provider} at {provider.Server} (Oig:Cluster:ConnectionString) cannot be used: {reason.ReplaceLineEndings(" ")}"]);
}
