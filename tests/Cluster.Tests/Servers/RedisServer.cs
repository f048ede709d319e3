using System.Globalization;
using Oig.Cluster.Tests.Processes;
using Oig.Cluster.Settings;
using StackExchange.Redis;

namespace Oig.Cluster.Tests.Servers;

/// <summary>A Redis of its own: own port, own folder, nothing kept.</summary>
internal sealed class RedisServer : IClusterStore
{
    public const string Program = "redis-server";

    private readonly DirectoryInfo _folder;
    private readonly OwnProcess _process;

    private RedisServer(DirectoryInfo folder, OwnProcess process, string connectionString) =>
        (_folder, _process, ConnectionString) = (folder, process, connectionString);

    public ClusterProvider Provider => ClusterProvider.Redis;

    public string ConnectionString { get; }

    public static async Task<RedisServer> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("oig-redis-");
        var port = FreePorts.Next();
        var process = OwnProcess.Start(
            Programs.Get(Program),
            ["--port", port.ToString(CultureInfo.InvariantCulture), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--dir", folder.FullName]);
        var server = new RedisServer(folder, process, $"127.0.0.1:{port}");
        await Eventually.SucceedsAsync(server.AnswersAsync, TimeSpan.FromSeconds(20));
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private async Task AnswersAsync()
    {
        await using var connection = await ConnectionMultiplexer.ConnectAsync(ConnectionString);
        await connection.GetDatabase().PingAsync();
    }
}
