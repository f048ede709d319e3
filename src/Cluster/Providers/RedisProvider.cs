using Microsoft.Extensions.Hosting;
using Oig.Cluster.Settings;
using StackExchange.Redis;

namespace Oig.Cluster.Providers;

/// <summary>Membership and storage in Redis.</summary>
internal sealed class RedisProvider(ClusterSettings cluster) : IProvider, IDisposable
{
    // What Orleans' storage does: read and write of one hash in one script.
    private const string WriteLikeStorage = "redis.call('HSET', KEYS[1], 'etag', ARGV[1]); return redis.call('HGET', KEYS[1], 'etag')";

    private static readonly TimeSpan ProbeLifetime = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan ReconnectPause = TimeSpan.FromMilliseconds(500);

    private Task<ConnectionMultiplexer>? _watching;

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
            await ProbeAsync(redis);
        }
        catch (Exception exception) when (IsOfRedis(exception))
        {
            throw this.Unusable(cluster, Reason(exception));
        }
    }

    public async Task<string?> FindTroubleAsync(CancellationToken ct)
    {
        try
        {
            var redis = await (_watching ??= ConnectionMultiplexer.ConnectAsync(Connection(abort: false)));
            await ProbeAsync(redis);
            return null;
        }
        catch (Exception exception) when (IsOfRedis(exception))
        {
            return $"Redis: {Reason(exception)}";
        }
    }

    public void Dispose()
    {
        if (_watching is { IsCompletedSuccessfully: true } watching) watching.Result.Dispose();
    }

    public void Join(ISiloBuilder silo, string storage) => silo.SealStates(storage, cluster)
        .UseRedisClustering(redis => redis.ConfigurationOptions = Connection(abort: false))
        .AddRedisGrainStorage(storage, redis => redis.ConfigurationOptions = Connection(abort: false))
        .UseEndpoints(cluster);

    public void Join(IClientBuilder client) => client.UseRedisClustering(redis => redis.ConfigurationOptions = Connection(abort: false));

    // A replica, a full server and a user without rights answer a PING, and fail the silo half a minute later.
    private async Task ProbeAsync(ConnectionMultiplexer connection)
    {
        if (connection.GetServers().All(server => server.IsReplica)) throw new RedisServerException("READONLY: it is a replica, which cannot be written to");
        var redis = connection.GetDatabase();
        RedisKey key = $"{cluster.ServiceId}/state/probe/{Guid.NewGuid():N}";
        await redis.HashSetAsync(key, "etag", "1");
        await redis.KeyExpireAsync(key, ProbeLifetime);
        await redis.ScriptEvaluateAsync(WriteLikeStorage, [key], ["2"]);
        await redis.HashGetAllAsync(key);
        await redis.KeyDeleteAsync(key);
    }

    // A call must fail soon while Redis is away, rather than wait for it in a queue.
    private ConfigurationOptions Connection(bool abort)
    {
        var connection = ConfigurationOptions.Parse(cluster.ConnectionString!);
        connection.BacklogPolicy = BacklogPolicy.FailFast;
        // One that comes back empty must learn of the silos before another cluster is founded in it.
        connection.ReconnectRetryPolicy = new LinearRetry((int)ReconnectPause.TotalMilliseconds);
        if (abort) (connection.AbortOnConnectFail, connection.ConnectRetry) = (true, 1);
        return connection;
    }

    private static bool IsOfRedis(Exception exception) => exception is RedisException or RedisCommandException or TimeoutException;

    // What the server says is a line; what the client says of a connection is a page of counters.
    private static string Reason(Exception exception) => exception switch
    {
        RedisConnectionException { FailureType: var failure } => failure.ToString(),
        RedisServerException => exception.Message,
        _ => exception.GetType().Name,
    };
}
