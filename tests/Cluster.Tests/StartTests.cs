using Oig.Cluster.Providers;
using Oig.Cluster.Settings;
using Oig.Cluster.Tests.Processes;
using Oig.Cluster.Tests.Servers;

namespace Oig.Cluster.Tests;

/// <summary>What stops a start, and what does not.</summary>
public sealed class StartTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    public static TheoryData<string, string> Mistakes => new()
    {
        { "--Oig:Cluster:Provider=Redis --Oig:Session:Secret=" + Secret, "Oig:Cluster:ConnectionString must be set" },
        { "--Oig:Cluster:Provider=Redis --Oig:Cluster:ConnectionString=127.0.0.1:1", "Oig:Session:Secret must be set" },
        { "--Oig:Cluster:Provider=Zookeeper", "'Oig:Cluster:Provider'" },
        { "--Oig:Role=Half", "Oig:Role 'Half' must be one of: All, Silo, FrontEnd" },
        { "--Oig:Cluster:Tls:CertificatePath=a.pem --Oig:Cluster:Tls:AuthorityPath=ca.pem", "Oig:Cluster:Tls:KeyPath must be set" },
        { "--Oig:Cluster:Tls:CertificatePath=nowhere.pem --Oig:Cluster:Tls:KeyPath=nowhere.key --Oig:Cluster:Tls:AuthorityPath=nowhere.pem", "Oig:Cluster:Tls:CertificatePath: the file does not exist" },
        { "--Oig:Cluster:SiloPort=0", "Oig:Cluster:SiloPort must be between" },
        { "--Oig:Cluster:Provider=Postgres --Oig:Cluster:ConnectionString=hunter2 --Oig:Session:Secret=" + Secret, "Oig:Cluster:ConnectionString is not a connection string of Postgres" },
        { "--Oig:Cluster:Provider=Redis --Oig:Cluster:ConnectionString=127.0.0.1:1,password=hunter2 --Oig:Session:Secret=" + Secret, "Redis at 127.0.0.1:1" },
        { "--Oig:Cluster:Provider=Postgres --Oig:Cluster:ConnectionString=Host=127.0.0.1;Port=1;Password=hunter2 --Oig:Session:Secret=" + Secret, "Postgres at 127.0.0.1:1" },
    };

    private const string Secret = "a-secret-of-forty-characters-for-testing";

    private static readonly string Silo = Path.Combine(AppContext.BaseDirectory, "Oig.Silo.dll");

    private static readonly string[] Usual =
        ["--urls=http://127.0.0.1:0", "--Oig:DataPath=:memory:", $"--FAIL2BAN_LOG_PATH={Path.Combine(AppContext.BaseDirectory, "fail2ban.log")}"];

    [Theory]
    [MemberData(nameof(Mistakes))]
    public Task A_wrong_setting_stops_the_start_with_one_line_that_names_it(string arguments, string expected) => StopsAsync(arguments.Split(' '), expected);

    [ServerFact(RedisServer.Program)]
    public async Task A_Redis_that_answers_but_cannot_be_used_stops_the_start_with_one_line()
    {
        await using var first = await RedisServer.StartAsync();
        await using var full = await RedisServer.StartAsync("--maxmemory", "1", "--maxmemory-policy", "noeviction");
        await using var replica = await RedisServer.StartAsync("--replicaof", "127.0.0.1", first.ConnectionString.Split(':')[1]);
        await first.ExecuteAsync("ACL", "SETUSER", "reader", "on", ">hunter2", "~*", "+@all", "-hset", "-hmset");
        await Task.WhenAll(
            StopsAsync(RedisArguments(full.ConnectionString), "OOM"),
            StopsAsync(RedisArguments(replica.ConnectionString), "READONLY"),
            StopsAsync(RedisArguments($"{first.ConnectionString},user=reader,password=hunter2"), "NOPERM"));
    }

    [ServerFact(PostgresServer.Program)]
    public async Task A_PostgreSQL_that_answers_but_cannot_be_used_stops_the_start_with_one_line()
    {
        await using var server = await PostgresServer.StartAsync();
        await PostgresSchema.CreateOrUpgradeAsync(server.ConnectionString);
        await server.ExecuteAsync("CREATE ROLE reader LOGIN; GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader; CREATE ROLE late LOGIN; ALTER ROLE late SET default_transaction_read_only = on; GRANT ALL ON ALL TABLES IN SCHEMA public TO late");
        await Task.WhenAll(
            StopsAsync(PostgresArguments(server.ConnectionString.Replace("Username=oig", "Username=reader", StringComparison.Ordinal)), "permission denied"),
            StopsAsync(PostgresArguments(server.ConnectionString.Replace("Username=oig", "Username=late", StringComparison.Ordinal)), "read-only"));
    }

    [Fact]
    public async Task A_broken_settings_file_stops_the_start_with_one_line()
    {
        var folder = Directory.CreateTempSubdirectory("oig-start-");
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "appsettings.json"), "{ \"Urls\": ");
        await StopsAsync([$"--contentRoot={folder.FullName}"], "appsettings.json");
        folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData("All")]
    [InlineData("FrontEnd")]
    public async Task A_machine_without_time_zones_stops_the_start_with_one_line(string role)
    {
        var none = Directory.CreateTempSubdirectory("oig-zones-");
        await StopsAsync([$"--Oig:Role={role}"], "Europe/Prague", new() { ["TZDIR"] = none.FullName });
        none.Delete();
    }

    [Fact]
    public async Task A_stop_during_the_start_ends_it_in_order()
    {
        await using var silo = OwnProcess.Start("dotnet", [Silo, .. Usual], new() { ["OIG_CLOUD_MOCK"] = "1" });
        await Eventually.IsTrueAsync(() => Task.FromResult(silo.Output.Contains("Mock mode: a simulated portal", StringComparison.Ordinal)), Patience, "It does not start.");
        Assert.Equal(0, await silo.StopAsync(Patience));
        Assert.DoesNotContain("   at ", silo.Output);
        Assert.DoesNotContain("Unhandled", silo.Output);
    }

    [Fact]
    public async Task A_collector_that_hangs_does_not_hold_up_the_stop()
    {
        using var collector = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        collector.Start();
        var patience = $"{(int)TimeSpan.FromMinutes(30).TotalMilliseconds}";
        await using var silo = OwnProcess.Start("dotnet", [Silo, .. Usual], new()
        {
            ["OIG_CLOUD_MOCK"] = "1",
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = $"http://{collector.LocalEndpoint}",
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
            // Whoever waited for the collector would wait longer than this test does.
            ["OTEL_EXPORTER_OTLP_TIMEOUT"] = patience,
            ["OTEL_BSP_EXPORT_TIMEOUT"] = patience,
            ["OTEL_BLRP_EXPORT_TIMEOUT"] = patience,
            ["OTEL_METRIC_EXPORT_TIMEOUT"] = patience,
        });
        await Eventually.IsTrueAsync(() => Task.FromResult(silo.Output.Contains("Application started", StringComparison.Ordinal)), Patience, "It does not start.");
        Assert.Equal(0, await silo.StopAsync(Patience));
        Assert.Contains("The last telemetry was not taken within 2 s", silo.Output);
        Assert.DoesNotContain("cannot be reached", silo.Output);
    }

    [ServerFact(RedisServer.Program)]
    public async Task Whoever_has_another_secret_is_refused()
    {
        await using var cluster = await ClusterUnderTest.StartAsync(ClusterProvider.Redis, []);
        cluster.AddSilo();
        await cluster.AllReadyAsync();
        Node[] strangers = [cluster.AddSilo($"--Oig:Session:Secret={Secret}"), cluster.AddFrontEnd($"--Oig:Session:Secret={Secret}")];
        foreach (var stranger in strangers)
        {
            Assert.Equal(1, await stranger.Process.ExitCodeAsync(Patience));
            Assert.Contains("Cannot start: Oig:Session:Secret differs from that of the silo at 127.0.0.1", stranger.Process.Output);
        }

        Assert.True(await cluster.Nodes[0].IsReadyAsync());
    }

    [ServerFact(RedisServer.Program)]
    public async Task A_front_end_waits_for_silos_and_outlives_them()
    {
        await using var cluster = await ClusterUnderTest.StartAsync(ClusterProvider.Redis, [Clients.ClientCrowd.Email(1)]);
        var frontEnd = cluster.AddFrontEnd();
        await Eventually.IsTrueAsync(() => frontEnd.IsLiveAsync(), Patience, "The front end does not listen.");
        Assert.False(await frontEnd.IsReadyAsync());
        Assert.Contains("server_unavailable", await frontEnd.ReadAsync(account: 1));

        var silo = cluster.AddSilo("--Oig:Role=Silo");
        await frontEnd.ReadyAsync();
        Assert.Contains("\"status\":\"success\"", await frontEnd.ReadAsync(account: 1));
        await silo.Process.KillAsync();
        await Eventually.IsTrueAsync(async () => !await frontEnd.IsReadyAsync(), Patience, "The front end did not notice.");
        silo.Start();
        await frontEnd.ReadyAsync();
        Assert.Contains("\"status\":\"success\"", await frontEnd.ReadAsync(account: 1));
    }

    private static string[] RedisArguments(string connection) =>
        ["--Oig:Cluster:Provider=Redis", $"--Oig:Cluster:ConnectionString={connection}", $"--Oig:Session:Secret={Secret}", "--Oig:Cluster:AdvertisedAddress=127.0.0.1"];

    private static string[] PostgresArguments(string connection) =>
        ["--Oig:Cluster:Provider=Postgres", $"--Oig:Cluster:ConnectionString={connection}", $"--Oig:Session:Secret={Secret}", "--Oig:Cluster:AdvertisedAddress=127.0.0.1"];

    private static async Task StopsAsync(string[] arguments, string expected, Dictionary<string, string>? environment = null)
    {
        await using var silo = OwnProcess.Start("dotnet", [Silo, .. Usual, .. arguments], environment);
        Assert.Equal(1, await silo.ExitCodeAsync(Patience));
        var complaint = Assert.Single(silo.Output.Split('\n'), line => line.StartsWith("Cannot start: ", StringComparison.Ordinal));
        Assert.Contains(expected, complaint);
        Assert.DoesNotContain("hunter2", silo.Output);
        Assert.DoesNotContain("   at ", silo.Output);
    }
}
