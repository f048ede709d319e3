using Microsoft.Extensions.Configuration;
using Oig.Api.Hosting;
using Oig.Cluster.Providers;
using Oig.Cluster.Tests.Processes;
using Oig.Cluster.Tests.Servers;
using Oig.Silo;

namespace Oig.Cluster.Tests;

/// <summary>What stops a start, and what does not.</summary>
[Collection(OwnConsole.Name)]
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
        { "--Oig:Operator:Key=hunter2", "Oig:Operator:Key must hold at least 32 characters" },
        { "--Oig:Operator:KeyPath=/nowhere/key", "Oig:Operator:KeyPath: the file cannot be read" },
        { "--Oig:Operator:KeyPath=/etc/hostname", "Oig:Operator:KeyPath: others may read the file" },
        { "--urls=http://127.0.0.1:99999", "must be between 0 and 65535" },
        { "--urls=nonsense", "Invalid url" },
        { "--Oig:Portal:BaseUrl=http://portal.example.com/", "Oig:Portal:BaseUrl" },
        { "--Oig:Portal:ExtraCertificates=missing.pem", "Oig:Portal:ExtraCertificates" },
        { "--Oig:Session:Secret=short", "Oig:Session:Secret" },
        { "--Oig:Session:IdleTimeout=soon", "Oig:Session:IdleTimeout" },
        { "--Oig:Lockout:FreeRefusals=0", "Oig:Lockout:FreeRefusals" },
        { "--Oig:Control:MaxExportWatts=10000", "Oig:Control:MaxExportWatts" },
        { "--Oig:Access:WhitelistPath=", "Oig:Access:WhitelistPath" },
        { "--Oig:Cluster:SiloPort=many", "Oig:Cluster:SiloPort" },
        { "--Oig:Cluster:SiloPort=0", "Oig:Cluster:SiloPort must be between" },
        { "--Oig:Cluster:Provider=Postgres --Oig:Cluster:ConnectionString=hunter2 --Oig:Session:Secret=" + Secret, "Oig:Cluster:ConnectionString is not a connection string of Postgres" },
        { "--Oig:Cluster:Provider=Redis --Oig:Cluster:ConnectionString=127.0.0.1:1,password=hunter2 --Oig:Session:Secret=" + Secret, "Redis at 127.0.0.1:1" },
        { "--Oig:Cluster:Provider=Postgres --Oig:Cluster:ConnectionString=Host=127.0.0.1;Port=1;Password=hunter2 --Oig:Session:Secret=" + Secret, "Postgres at 127.0.0.1:1" },
    };

    private const string Secret = "a-secret-of-forty-characters-for-testing";

    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "Oig.Silo.dll");

    private static readonly string[] Usual =
        ["--urls=http://127.0.0.1:0", "--Oig:DataPath=:memory:", $"--FAIL2BAN_LOG_PATH={Path.Combine(AppContext.BaseDirectory, "fail2ban.log")}"];

    [Theory]
    [MemberData(nameof(Mistakes))]
    public Task A_wrong_setting_stops_the_start_with_one_line_that_names_it(string arguments, string expected) => StopsAsync(arguments.Split(' '), expected);

    [ServerFact(RedisServer.Program, isLong: false)]
    public async Task A_Redis_that_answers_but_cannot_be_used_stops_the_start_with_one_line()
    {
        await using var first = await RedisServer.StartAsync();
        await using var full = await RedisServer.StartAsync("--maxmemory", "1", "--maxmemory-policy", "noeviction");
        await using var replica = await RedisServer.StartAsync("--replicaof", "127.0.0.1", first.ConnectionString.Split(':')[1]);
        await first.ExecuteAsync("ACL", "SETUSER", "reader", "on", ">hunter2", "~*", "+@all", "-hset", "-hmset");
        await StopsAsync(RedisArguments(full.ConnectionString), "OOM");
        await StopsAsync(RedisArguments(replica.ConnectionString), "READONLY");
        await StopsAsync(RedisArguments($"{first.ConnectionString},user=reader,password=hunter2"), "NOPERM");
    }

    [ServerFact(PostgresServer.Program, isLong: false)]
    public async Task A_PostgreSQL_that_answers_but_cannot_be_used_stops_the_start_with_one_line()
    {
        await using var server = await PostgresServer.StartAsync();
        await PostgresSchema.CreateOrUpgradeAsync(server.ConnectionString);
        await server.ExecuteAsync("CREATE ROLE reader LOGIN; GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader; CREATE ROLE late LOGIN; ALTER ROLE late SET default_transaction_read_only = on; GRANT ALL ON ALL TABLES IN SCHEMA public TO late");
        await StopsAsync(PostgresArguments(server.ConnectionString.Replace("Username=oig", "Username=reader", StringComparison.Ordinal)), "permission denied");
        await StopsAsync(PostgresArguments(server.ConnectionString.Replace("Username=oig", "Username=late", StringComparison.Ordinal)), "read-only");
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
    public async Task Settings_files_are_not_watched_once_they_are_read(string role)
    {
        await using var app = await SiloApp.BuildAsync([.. Usual, $"--Oig:Role={role}"]);
        var files = ((IConfigurationRoot)app.Configuration).Providers.OfType<FileConfigurationProvider>().ToArray();
        Assert.NotEmpty(files);
        Assert.All(files, file => Assert.False(file.Source.ReloadOnChange));
    }

    [Theory]
    [InlineData("mkfifo", "It is a pipe.")]
    [InlineData("mkdir", "It is a folder.")]
    public async Task A_settings_file_that_is_none_stops_the_start_with_one_line(string made, string expected)
    {
        var folder = Directory.CreateTempSubdirectory("oig-start-");
        await using (var maker = OwnProcess.Start(made, [Path.Combine(folder.FullName, "appsettings.json")])) await maker.ExitCodeAsync(Patience);
        await using var silo = OwnProcess.Start("dotnet", [Program, .. Usual, $"--contentRoot={folder.FullName}"]);
        AssertStopped(await silo.ExitCodeAsync(Patience), silo.Output, expected);
        folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData("All")]
    [InlineData("FrontEnd")]
    public async Task A_machine_without_time_zones_stops_the_start_with_one_line(string role)
    {
        var none = Directory.CreateTempSubdirectory("oig-zones-");
        await using var silo = OwnProcess.Start("dotnet", [Program, .. Usual, $"--Oig:Role={role}"], new() { ["TZDIR"] = none.FullName });
        AssertStopped(await silo.ExitCodeAsync(Patience), silo.Output, "Europe/Prague");
        none.Delete();
    }

    [Fact]
    public async Task A_stop_during_the_start_ends_it_in_order()
    {
        await using var silo = OwnProcess.Start("dotnet", [Program, .. Usual], new() { ["OIG_CLOUD_MOCK"] = "1" });
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
        await using var silo = OwnProcess.Start("dotnet", [Program, .. Usual], new()
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

    private static string[] RedisArguments(string connection) =>
        ["--Oig:Cluster:Provider=Redis", $"--Oig:Cluster:ConnectionString={connection}", $"--Oig:Session:Secret={Secret}", "--Oig:Cluster:AdvertisedAddress=127.0.0.1"];

    private static string[] PostgresArguments(string connection) =>
        ["--Oig:Cluster:Provider=Postgres", $"--Oig:Cluster:ConnectionString={connection}", $"--Oig:Session:Secret={Secret}", "--Oig:Cluster:AdvertisedAddress=127.0.0.1"];

    private static async Task StopsAsync(string[] arguments, string expected)
    {
        var (code, output) = await OwnConsole.RunAsync(() => ServerRun.RunAsync(() => SiloApp.BuildAsync([.. Usual, .. arguments])));
        AssertStopped(code, output, expected);
    }

    private static void AssertStopped(int code, string output, string expected)
    {
        Assert.Equal(1, code);
        var complaint = Assert.Single(output.Split('\n'), line => line.StartsWith("Cannot start: ", StringComparison.Ordinal));
        Assert.Contains(expected, complaint);
        Assert.DoesNotContain("hunter2", output);
        Assert.DoesNotContain("   at ", output);
    }
}
