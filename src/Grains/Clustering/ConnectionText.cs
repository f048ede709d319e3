using Npgsql;
using StackExchange.Redis;

namespace Oig.Grains.Clustering;

/// <summary>Connection strings, which hold passwords and hence never show up in a message.</summary>
internal static class ConnectionText
{
    public static IEnumerable<string> Mistakes(ClusterOptions options)
    {
        if (options.IsShared && !string.IsNullOrWhiteSpace(options.ConnectionString) && ServerOf(options) is null)
            yield return $"Oig:Cluster:ConnectionString is not a connection string of {options.Provider}, such as {Example(options.Provider)}.";
    }

    /// <summary>Host and port of the server; null when the text cannot be read.</summary>
    public static string? ServerOf(ClusterOptions options)
    {
        try
        {
            return options.Provider == ClusterProvider.Redis ? RedisServer(options.ConnectionString!) : PostgresServer(options.ConnectionString!);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static string? RedisServer(string text) =>
        ConfigurationOptions.Parse(text).EndPoints is { Count: > 0 } servers ? string.Join(", ", servers.Select(server => server.ToString()!.Split('/')[^1])) : null;

    private static string? PostgresServer(string text) =>
        new NpgsqlConnectionStringBuilder(text) is { Host.Length: > 0 } server ? $"{server.Host}:{server.Port}" : null;

    private static string Example(ClusterProvider provider) =>
        provider == ClusterProvider.Redis ? "redis:6379,password=…" : "Host=postgres;Database=oig;Username=oig;Password=…";
}
