using System.Globalization;
using Oig.Cluster.Settings;
using Oig.Cluster.Tests.Processes;
using StackExchange.Redis;

namespace Oig.Cluster.Tests.Servers;

/// <summary>A Redis of its own: own port, own folder, nothing kept.</summary>
internal sealed class RedisServer : IClusterStore
{
    public const string Program = "redis-server";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("oig-redis-");
    private readonly string[] _more;
    private readonly int _port = FreePorts.Next();
    private OwnProcess _process;

    private RedisServer(string[] more)
    {
        _more = more;
        _process = Run();
    }

    public ClusterProvider Provider => ClusterProvider.Redis;

    public string ConnectionString => $"127.0.0.1:{_port}";

    /// <summary>Starts it, with more arguments such as <c>--maxmemory</c>.</summary>
    public static async Task<RedisServer> StartAsync(params string[] more)
    {
        var server = new RedisServer(more);
        await server.AnswersAsync();
        return server;
    }

    public Task StopAsync() => _process.KillAsync();

    /// <summary>Ends it and starts it again, on the same port: it has forgotten everything.</summary>
    public async Task RestartAsync()
    {
        await StopAsync();
        _process = Run();
        await AnswersAsync();
    }

    /// <summary>Forgets everything.</summary>
    public Task FlushAsync() => AskAsync(database => database.ExecuteAsync("FLUSHALL"));

    /// <summary>Runs a command.</summary>
    public Task<RedisResult> ExecuteAsync(string command, params object[] arguments) => AskAsync(database => database.ExecuteAsync(command, arguments));

    /// <summary>Every key and everything that is stored under it, as text.</summary>
    public Task<string> DumpAsync() => AskAsync(async database =>
    {
        var text = new System.Text.StringBuilder();
        foreach (var key in (string[])(await database.ExecuteAsync("KEYS", "*"))!)
        {
            text.AppendLine(key);
            foreach (var entry in await database.HashGetAllAsync(key)) text.AppendLine(CultureInfo.InvariantCulture, $"{entry.Name}={System.Text.Encoding.Latin1.GetString((byte[])entry.Value!)}");
        }

        return text.ToString();
    });

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private OwnProcess Run() => OwnProcess.Start(
        Programs.Get(Program),
        ["--port", _port.ToString(CultureInfo.InvariantCulture), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--dir", _folder.FullName, .. _more]);

    private Task AnswersAsync() => Eventually.SucceedsAsync(() => AskAsync(database => database.PingAsync()), TimeSpan.FromMinutes(1));

    private async Task<T> AskAsync<T>(Func<IDatabase, Task<T>> ask)
    {
        await using var connection = await ConnectionMultiplexer.ConnectAsync(ConnectionString);
        return await ask(connection.GetDatabase());
    }
}
