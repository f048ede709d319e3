using Oig.Cluster.Tests.Clients;
using Oig.Cluster.Tests.Processes;
using Oig.Cluster.Tests.Servers;
using Oig.Grains.Clustering;

namespace Oig.Cluster.Tests.Tls;

/// <summary>A cluster of processes whose members prove themselves with certificates.</summary>
public sealed class TlsClusterTests
{
    private const int Accounts = 10;
    private const string Foreign = "broken off: The remote certificate is invalid";
    private const string Unencrypted = "broken off: Cannot determine the frame size";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);

    [ServerFact(RedisServer.Program)]
    public async Task Members_serve_and_nobody_else_gets_in()
    {
        using TestAuthority ours = new(), theirs = new();
        await using var cluster = await ClusterUnderTest.StartAsync(ClusterProvider.Redis, Enumerable.Range(1, Accounts).Select(ClientCrowd.Email));
        Node[] members = [cluster.AddSilo(ours.Member("silo-1").Settings), cluster.AddSilo(ours.Member("silo-2").Settings), cluster.AddFrontEnd(ours.Member("front-end").Settings)];
        await cluster.AllReadyAsync();
        await EverybodyIsServedAsync(members);

        await IsRefusedAsync(cluster, () => cluster.AddFrontEnd(theirs.Member().Settings), Foreign);
        await IsRefusedAsync(cluster, () => cluster.AddFrontEnd(), Unencrypted);
        await IsRefusedAsync(cluster, () => cluster.AddSilo(theirs.Member().Settings), Foreign);
        await IsRefusedAsync(cluster, () => cluster.AddSilo(), Unencrypted);
        await EverybodyIsServedAsync(members);
    }

    private static async Task IsRefusedAsync(ClusterUnderTest cluster, Func<Node> add, string reason)
    {
        var before = LinesWith(reason, cluster);
        var stranger = add();
        await Eventually.IsTrueAsync(() => Task.FromResult(LinesWith(reason, cluster) > before), Patience, $"Nobody says: {reason}");
        Assert.False(await stranger.IsReadyAsync());
        await stranger.Process.KillAsync();
    }

    private static int LinesWith(string reason, ClusterUnderTest cluster) =>
        cluster.Nodes.Sum(node => node.Process.Output.Split('\n').Count(line => line.Contains(reason, StringComparison.Ordinal)));

    private static async Task EverybodyIsServedAsync(Node[] members)
    {
        foreach (var member in members)
            foreach (var account in Enumerable.Range(1, Accounts)) Assert.Contains("\"status\":\"success\"", await member.ReadAsync(account));
    }
}
