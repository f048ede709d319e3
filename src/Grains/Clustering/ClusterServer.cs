using Microsoft.Extensions.Options;
using Npgsql;
using Oig.Grains.Clustering.Postgres;
using StackExchange.Redis;

namespace Oig.Grains.Clustering;

/// <summary>The server behind the cluster, as a silo finds it at its start.</summary>
public static class ClusterServer
{
    /// <summary>Reaches the server and brings its schema up to date; throws <see cref="OptionsValidationException"/> with one line when that fails.</summary>
    public static async Task PrepareAsync(ClusterOptions cluster, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(cluster);
        try
        {
            if (cluster.Provider == ClusterProvider.Redis) await ReachRedisAsync(cluster);
            if (cluster.Provider == ClusterProvider.Postgres) await PostgresSchema.CreateOrUpgradeAsync(cluster.ConnectionString!, ct);
        }
        catch (Exception exception) when (exception is RedisException or NpgsqlException)
        {
            throw Unusable(cluster, exception);
        }
    }

    private static async Task ReachRedisAsync(ClusterOptions cluster)
    {
        var connection = ConfigurationOptions.Parse(cluster.ConnectionString!);
        (connection.AbortOnConnectFail, connection.ConnectRetry) = (true, 1);
        await using var redis = await ConnectionMultiplexer.ConnectAsync(connection);
        await redis.GetDatabase().PingAsync();
    }

    private static OptionsValidationException Unusable(ClusterOptions cluster, Exception exception) => new(
        ClusterOptions.Section,
        typeof(ClusterOptions),
        [$"{cluster.Provider} at {ConnectionText.ServerOf(cluster)} (Oig:Cluster:ConnectionString) cannot be used: {ReasonOf(exception)}"]);

    // The text of Redis' exceptions is a page of counters.
    private static string ReasonOf(Exception exception) => exception switch
    {
        RedisConnectionException { FailureType: var failure } => failure.ToString(),
        RedisException => exception.GetType().Name,
        _ => exception.Message.ReplaceLineEndings(" "),
    };
}
