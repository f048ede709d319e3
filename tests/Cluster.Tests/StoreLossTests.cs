using System.Text.Json.Nodes;
using Oig.Cluster.Settings;
using Oig.Cluster.Tests.Clients;
using Oig.Cluster.Tests.Processes;
using Oig.Cluster.Tests.Servers;

namespace Oig.Cluster.Tests;

/// <summary>What is behind a cluster goes away, or comes back empty.</summary>
public sealed class StoreLossTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [ServerTheory]
    [InlineData(ClusterProvider.Redis)]
    [InlineData(ClusterProvider.Postgres)]
    public async Task Without_the_store_silo_and_front_end_serve_on_and_say_that_they_are_degraded(ClusterProvider provider)
    {
        await using var cluster = await ClusterUnderTest.StartAsync(provider, [ClientCrowd.Email(1)]);
        Node[] nodes = [cluster.AddSilo(), cluster.AddFrontEnd()];
        await cluster.AllReadyAsync();
        Assert.All(await Task.WhenAll(nodes.Select(node => node.HealthAsync())), health => Assert.Equal("Healthy", health));
        await EverybodyServesAsync(nodes, 1);

        await cluster.Store.StopAsync();
        await Task.WhenAll(nodes.Select(node => Eventually.IsTrueAsync(
            async () => (await node.HealthAsync()).StartsWith("Degraded\nstore: State cannot be stored: ", StringComparison.Ordinal), Patience, "It is not degraded.")));
        await EverybodyServesAsync(nodes, 1);
        Assert.All(nodes, node => Assert.DoesNotContain("127.0.0.1", node.HealthAsync().Result.Split("store: ")[1]));
        Assert.Single(cluster.Portal.Requests.Logins);
    }

    [ServerTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Silos_write_themselves_into_a_store_that_came_back_empty_and_a_silo_that_starts_then_joins_them(bool isRestarted)
    {
        await using var cluster = await ClusterUnderTest.StartAsync(ClusterProvider.Redis, [ClientCrowd.Email(1), ClientCrowd.Email(2)]);
        var redis = (RedisServer)cluster.Store;
        Node[] before = [cluster.AddSilo(), cluster.AddSilo()];
        await cluster.AllReadyAsync();
        await EverybodyServesAsync(before, 1, 2);

        await (isRestarted ? redis.RestartAsync() : redis.FlushAsync());
        var late = cluster.AddSilo();
        await late.ReadyAsync();
        await Eventually.IsTrueAsync(async () => (await GrainMap.SilosAsync(cluster)).Count == 3, Patience, "The silos are not in one table.");
        await EverybodyServesAsync([late, .. before], 1, 2);

        Assert.All(before, node => Assert.Contains("it has been written in again", node.Process.Output));
        Assert.Equal(2, cluster.Portal.Requests.Logins.Count);
        // A fourth one is seen by all: the table counts on from what the silos knew.
        var next = cluster.AddSilo();
        await next.ReadyAsync();
        await EverybodyServesAsync([next, late, .. before], 1, 2);
        Assert.Equal(2, cluster.Portal.Requests.Logins.Count);
    }

    [ServerFact(RedisServer.Program)]
    public async Task Redis_is_told_no_box_number_and_no_address_in_clear()
    {
        await using var cluster = await ClusterUnderTest.StartAsync(ClusterProvider.Redis, [ClientCrowd.Email(1)]);
        var silo = cluster.AddSilo("--Oig:Control:Enabled=true");
        await silo.ReadyAsync();
        var mode = new JsonObject { ["mode"] = "Home 2", ["acknowledge"] = true };
        var reply = await silo.CallAsync("set_box_mode", account: 1, mode);
        Assert.True(reply.GetRawText().Contains("change_id", StringComparison.Ordinal), reply.GetRawText());

        var stored = await ((RedisServer)cluster.Store).DumpAsync();
        Assert.Contains("/box", stored, StringComparison.Ordinal);
        var box = cluster.Portal.Accounts[ClientCrowd.Email(1)].Boxes[0].Id;
        Assert.All([box, ClientCrowd.Email(1), "oig.change", "set_box_mode", "Accepted"], text => Assert.DoesNotContain(text, stored, StringComparison.OrdinalIgnoreCase));
    }

    private static async Task EverybodyServesAsync(IEnumerable<Node> nodes, params int[] accounts)
    {
        foreach (var node in nodes)
            foreach (var account in accounts) Assert.Contains("\"status\":\"success\"", await node.ReadAsync(account));
    }
}
