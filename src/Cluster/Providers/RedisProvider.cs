using Microsoft.Extensions.Hosting;
using Oig.Cluster.Settings;
using StackExchange.Redis;

namespace Oig.Cluster.Providers;

/// <summary>Membership and storage in Redis.</summary>
internal sealed class RedisProvider(ClusterSettings cluster) : IProvider
{
    // What Orleans' storage does: read and write of one hash in one script.
    private const string WriteLikeStorage = "redis.call('HSET', KEYS[1], 'etag', ARGV[1]); return redis.call('HGET', KEYS[1], 'etag')";

    private static readonly TimeSpan ProbeLifetime = TimeSpan.FromMinutes(1);

    public string Example => "redis:6379,password=…";

    public string? Server
    {
        get
        {
            try
            {
                var servers = ConfigurationOptions.Parse(cluster.ConnectionString!).EndPoints;
                return servers.Count > 0 ? string.Join(", ", servers.Select(server => server.ToString()!.Split('/')[^1])) : null;
            }
            catch (ArgumentException)
            {
                return null;
            }
        }
    }

    public async Task PrepareAsync(CancellationToken ct)
    {
        try
        {
            await using var redis = await ConnectionMultiplexer.ConnectAsync(Connection(abort: true));
            await ProbeAsync(redis.GetDatabase());
        }
        catch (RedisException exception)
        {
            throw this.Unusable(cluster, Reason(exception));
        }
    }

    public void Join(ISiloBuilder silo, string storage) => silo
        .UseRedisClustering(redis => redis.ConfigurationOptions = Connection(abort: false))
        .AddRedisGrainStorage(storage, redis => redis.ConfigurationOptions = Connection(abort: false))
        .UseEndpoints(cluster);

    public void Join(IClientBuilder client) => client.UseRedisClustering(redis => redis.ConfigurationOptions = Connection(abort: false));

    // A replica, a full server and a user without rights answer a PING, and fail the silo half a minute later.
    private async Task ProbeAsync(IDatabase redis)
    {
        RedisKey key = $"{cluster.ServiceId}/state/probe/{Guid.NewGuid():N}";
        var write = redis.CreateTransaction();
        write.AddCondition(Condition.HashNotExists(key, "etag"));
        _ = write.HashSetAsync(key, "etag", "1");
        var expiry = write.KeyExpireAsync(key, ProbeLifetime);
        await write.ExecuteAsync();
        await expiry;
        await redis.ScriptEvaluateAsync(WriteLikeStorage, [key], ["2"]);
        await redis.HashGetAllAsync(key);
        await redis.KeyDeleteAsync(key);
    }

    // A call must fail soon while Redis is away, rather than wait for it in a queue.
    private ConfigurationOptions Connection(bool abort)
    {
        var connection = ConfigurationOptions.Parse(cluster.ConnectionString!);
        connection.BacklogPolicy = BacklogPolicy.FailFast;
        if (abort) (connection.AbortOnConnectFail, connection.ConnectRetry) = (true, 1);
        return connection;
    }

    // What the server says is a line; what the client says of a connection is a page of counters.
    private static string Reason(RedisException exception) => exception switch
    {
        RedisConnectionException { FailureType: var failure } => failure.ToString(),
        RedisServerException => exception.Message,
        _ => exception.GetType().Name,
    };
}
