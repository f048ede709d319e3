using System.Text.Json.Nodes;
using Oig.Cluster.Settings;
using Oig.Cluster.Tests.Clients;
using Oig.Cluster.Tests.Processes;
using Oig.Cluster.Tests.Scenarios;
using Oig.Cluster.Tests.Servers;

namespace Oig.Cluster.Tests;

/// <summary>Silos and a front end that find each other by Redis, encrypted.</summary>
[Collection(OneByOne.Name)]
public sealed class RedisClusterTests(ThreeSilosByRedis silos) : IClassFixture<ThreeSilosByRedis>
{
    private const int Written = 195;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [ServerFact(RedisServer.Program)]
    public Task Losing_a_silo_and_restarting_another_loses_no_session() => new SiloLoss(silos).RunAsync();

    [ServerFact(RedisServer.Program)]
    public Task A_change_whose_silo_dies_while_it_is_sent_is_answered_unknown_and_never_sent_twice() => new ChangeInFlight(silos).RunAsync();

    [ServerFact(RedisServer.Program)]
    public Task A_silo_lost_between_code_and_token_or_between_refresh_and_answer_costs_nobody_a_session() => new SignInWithLoss(silos).RunAsync();

    [ServerFact(RedisServer.Program)]
    public Task The_operator_sees_and_steers_the_whole_cluster_from_any_silo() => new OperatorAtWork(silos).RunAsync();

    [ServerFact(RedisServer.Program)]
    public async Task Redis_is_told_no_box_number_and_no_address_in_clear()
    {
        var cluster = await silos.WholeAsync();
        var mode = new JsonObject { ["mode"] = "Home 2", ["acknowledge"] = true };
        var reply = await silos.Members[0].CallAsync("set_box_mode", Written, mode);
        Assert.True(reply.GetRawText().Contains("change_id", StringComparison.Ordinal), reply.GetRawText());

        var stored = await ((RedisServer)cluster.Store).DumpAsync();
        Assert.Contains("/box", stored, StringComparison.Ordinal);
        var box = cluster.Portal.Accounts[ClientCrowd.Email(Written)].Boxes[0].Id;
        Assert.All([box, ClientCrowd.Email(Written), "oig.change", "set_box_mode", "Accepted"], text => Assert.DoesNotContain(text, stored, StringComparison.OrdinalIgnoreCase));
    }

    [ServerFact(RedisServer.Program)]
    public async Task Whoever_has_another_secret_is_refused()
    {
        var cluster = await silos.WholeAsync();
        const string Other = "--Oig:Session:Secret=another-secret-of-forty-characters-or-so";
        Node[] strangers = [cluster.AddSilo(Other), cluster.AddFrontEnd(Other)];
        foreach (var stranger in strangers)
        {
            Assert.Equal(1, await stranger.Process.ExitCodeAsync(Patience));
            Assert.Contains("Cannot start: Oig:Session:Secret differs from that of the silo at 127.0.0.1", stranger.Process.Output);
        }

        Assert.True(await silos.Members[0].IsReadyAsync());
    }

    [ServerFact(RedisServer.Program)]
    public async Task A_front_end_waits_for_silos_and_outlives_them()
    {
        await using var cluster = await ClusterUnderTest.StartAsync(ClusterProvider.Redis, [ClientCrowd.Email(1)]);
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

/// <summary>Silos and a front end that find each other by PostgreSQL.</summary>
[Collection(OneByOne.Name)]
public sealed class PostgresClusterTests(ThreeSilosByPostgres silos) : IClassFixture<ThreeSilosByPostgres>
{
    [ServerFact(PostgresServer.Program)]
    public Task Losing_a_silo_and_restarting_another_loses_no_session() => new SiloLoss(silos).RunAsync();

    [ServerFact(PostgresServer.Program)]
    public Task A_change_whose_silo_dies_while_it_is_sent_is_answered_unknown_and_never_sent_twice() => new ChangeInFlight(silos).RunAsync();
}
