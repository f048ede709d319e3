using Oig.Cluster.Settings;
using Oig.Cluster.Tests.Clients;
using Oig.Cluster.Tests.Processes;
using Oig.Cluster.Tests.Servers;

namespace Oig.Cluster.Tests;

/// <summary>What is behind a cluster goes away, or comes back empty.</summary>
[Collection(OneByOne.Name)]
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

    [ServerFact(RedisServer.Program)]
    public async Task Silos_write_themselves_into_a_store_that_came_back_empty_and_a_silo_that_starts_then_joins_them()
    {
        await using var cluster = await ClusterUnderTest.StartAsync(ClusterProvider.Redis, [ClientCrowd.Email(1), ClientCrowd.Email(2)]);
        var redis = (RedisServer)cluster.Store;
        await cluster.AddSilo().ReadyAsync();
        await cluster.AddSilo().ReadyAsync();
        await EverybodyServesAsync(cluster.Nodes, 1, 2);

        await ComesBackEmptyAsync(cluster, redis.FlushAsync);
        await ComesBackEmptyAsync(cluster, redis.RestartAsync);
        // One more is seen by all: the table counts on from what the silos knew.
        await cluster.AddSilo().ReadyAsync();
        await EverybodyServesAsync(cluster.Nodes.Reverse(), 1, 2);
        Assert.Equal(2, cluster.Portal.Requests.Logins.Count);
    }

    private static async Task ComesBackEmptyAsync(ClusterUnderTest cluster, Func<Task> empty)
    {
        Node[] before = [.. cluster.Nodes];
        var told = before.Select(TimesWrittenIn).ToArray();
        await empty();
        var late = cluster.AddSilo();
        await late.ReadyAsync();
        await Eventually.IsTrueAsync(async () => (await GrainMap.SilosAsync(cluster)).Count == before.Length + 1, Patience, "The silos are not in one table.");
        await EverybodyServesAsync([late, .. before], 1, 2);

        Assert.All(before.Zip(told), node => Assert.True(TimesWrittenIn(node.First) > node.Second, node.First.Process.Output));
        Assert.Equal(2, cluster.Portal.Requests.Logins.Count);
    }

    private static int TimesWrittenIn(Node node) => node.Process.Output.Split("it has been written in again").Length - 1;

    private static async Task EverybodyServesAsync(IEnumerable<Node> nodes, params int[] accounts)
    {
        foreach (var node in nodes)
            foreach (var account in accounts) Assert.Contains("\"status\":\"success\"", await node.ReadAsync(account));
    }
}
