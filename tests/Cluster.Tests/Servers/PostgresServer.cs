using System.Globalization;
using Npgsql;
using Oig.Cluster.Settings;
using Oig.Cluster.Tests.Processes;

namespace Oig.Cluster.Tests.Servers;

/// <summary>A PostgreSQL of its own: own port, own folder; it refuses to run as root, hence as the user that Debian made for it.</summary>
internal sealed class PostgresServer : IClusterStore
{
    public const string Program = "postgres";

    private readonly string _folder;
    private readonly OwnProcess _process;

    private PostgresServer(string folder, OwnProcess process, string connectionString) =>
        (_folder, _process, ConnectionString) = (folder, process, connectionString);

    public ClusterProvider Provider => ClusterProvider.Postgres;

    public string ConnectionString { get; }

    public static async Task<PostgresServer> StartAsync()
    {
        var folder = Path.Combine(Path.GetTempPath(), $"oig-postgres-{Guid.NewGuid():N}");
        await RunAsync([Programs.Get("initdb"), "-D", folder, "-U", "oig", "--auth=trust", "--no-sync", "-E", "UTF8", "--locale=C"]);
        var port = FreePorts.Next();
        var process = StartUnprivileged(
            [Programs.Get(Program), "-D", folder, "-p", port.ToString(CultureInfo.InvariantCulture), "-h", "127.0.0.1", "-k", "", "-c", "fsync=off"]);
        var server = new PostgresServer(folder, process, $"Host=127.0.0.1;Port={port};Database=postgres;Username=oig;Timeout=5");
        await Eventually.SucceedsAsync(server.AnswersAsync, TimeSpan.FromMinutes(1));
        return server;
    }

    public Task StopAsync() => _process.KillAsync();

    /// <summary>Runs statements.</summary>
    public async Task ExecuteAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(ConnectionString);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>The number of rows that a query finds.</summary>
    public async Task<long> CountAsync(string table)
    {
        await using var source = NpgsqlDataSource.Create(ConnectionString);
        await using var command = source.CreateCommand($"SELECT count(*) FROM {table}");
        return (long)(await command.ExecuteScalarAsync())!;
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await _process.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task AnswersAsync()
    {
        await using var source = NpgsqlDataSource.Create(ConnectionString);
        await using var connection = await source.OpenConnectionAsync();
    }

    private static async Task RunAsync(string[] command)
    {
        await using var process = StartUnprivileged(command);
        Assert.True(await process.ExitCodeAsync(TimeSpan.FromSeconds(60)) == 0, process.Output);
    }

    private static OwnProcess StartUnprivileged(string[] command) => Environment.IsPrivilegedProcess
        ? OwnProcess.Start(Programs.Get("setpriv"), ["--reuid=postgres", "--regid=postgres", "--clear-groups", .. command])
        : OwnProcess.Start(command[0], command[1..]);
}
