using Oig.Cluster.Tests.Processes;
using Oig.Cluster.Tests.Servers;
using Oig.Cluster.Settings;

namespace Oig.Cluster.Tests;

/// <summary>What stops a start, and what does not.</summary>
public sealed class StartTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

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

    [Theory]
    [MemberData(nameof(Mistakes))]
    public async Task A_wrong_setting_stops_the_start_with_one_line_that_names_it(string arguments, string expected)
    {
        await using var silo = OwnProcess.Start("dotnet", [Path.Combine(AppContext.BaseDirectory, "Oig.Silo.dll"), "--urls=http://127.0.0.1:0", $"--FAIL2BAN_LOG_PATH={Path.Combine(AppContext.BaseDirectory, "fail2ban.log")}", .. arguments.Split(' ')]);
        Assert.Equal(1, await silo.ExitCodeAsync(Patience));
        var complaint = Assert.Single(silo.Output.Split('\n'), line => line.StartsWith("Cannot start: ", StringComparison.Ordinal));
        Assert.Contains(expected, complaint);
        Assert.DoesNotContain("hunter2", silo.Output);
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
}
