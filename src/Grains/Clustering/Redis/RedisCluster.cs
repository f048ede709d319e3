using Microsoft.Extensions.Hosting;
using StackExchange.Redis;

namespace Oig.Grains.Clustering.Redis;

/// <summary>Membership and storage in Redis.</summary>
internal static class RedisCluster
{
    public static void AddRedis(this ISiloBuilder silo, ClusterOptions cluster, string storage) => silo
        .UseRedisClustering(redis => redis.ConfigurationOptions = Connection(cluster))
        .AddRedisGrainStorage(storage, redis => redis.ConfigurationOptions = Connection(cluster));

    public static void AddRedis(this IClientBuilder client, ClusterOptions cluster) =>
        client.UseRedisClustering(redis => redis.ConfigurationOptions = Connection(cluster));

    // A call must fail soon while Redis is away, rather than wait for it in a queue.
    private static ConfigurationOptions Connection(ClusterOptions cluster)
    {
        var connection = ConfigurationOptions.Parse(cluster.ConnectionString!);
        connection.BacklogPolicy = BacklogPolicy.FailFast;
        return connection;
    }
}
