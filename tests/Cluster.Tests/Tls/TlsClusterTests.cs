using Oig.Cluster.Settings;
using Oig.Cluster.Tests.Clients;
using Oig.Cluster.Tests.Processes;
using Oig.Cluster.Tests.Servers;

namespace Oig.Cluster.Tests.Tls;

/// <summary>A cluster of processes whose members prove themselves with certificates.</summary>
[Collection(OneByOne.Name)]
public sealed class TlsClusterTests
{
    private const int Accounts = 10;
    private const string Foreign = "broken off: The remote certificate is invalid";
    private const string Unencrypted = "broken off: Cannot determine the frame size";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [ServerFact(RedisServer.Program)]
    public async Task Members_serve_and_nobody_else_gets_in()
    {
        using TestAuthority ours = new(), theirs = new();
        await using var cluster = await ClusterUnderTest.StartAsync(ClusterProvider.Redis, Enumerable.Range(1, Accounts).Select(ClientCrowd.Email));
        await cluster.AddSilo(ours.Member("silo-1").Settings).ReadyAsync();
        await cluster.AddSilo(ours.Member("silo-2").Settings).ReadyAsync();
        await cluster.AddFrontEnd(ours.Member("front-end").Settings).ReadyAsync();
        Node[] members = [.. cluster.Nodes];
        await EverybodyIsServedAsync(members);

        await IsRefusedAsync(cluster, () => cluster.AddFrontEnd(theirs.Member().Settings), Foreign);
        await IsRefusedAsync(cluster, () => cluster.AddFrontEnd(), Unencrypted);
        await IsRefusedAsync(cluster, () => cluster.AddSilo(theirs.Member().Settings), Foreign);
        await IsRefusedAsync(cluster, () => cluster.AddSilo(), Unencrypted);
        await EverybodyIsServedAsync(members);
    }

    [LongFact]
    public async Task A_new_authority_takes_the_place_of_the_old_one_while_the_silo_runs()
    {
        using TestAuthority before = new("Old authority"), after = new("New authority");
        var (files, renewed) = (before.Member("silo"), after.Member("silo"));
        await using var silo = new Node("Oig.Silo.dll", ["--Oig:Role=Silo", .. files.Settings]);
        silo.Start();
        await silo.ReadyAsync();

        await File.AppendAllTextAsync(files.Authority, await File.ReadAllTextAsync(renewed.Authority));
        var both = before.Write("both.pem", await File.ReadAllTextAsync(files.Authority));
        File.Copy(renewed.Certificate, files.Certificate, overwrite: true);
        File.Copy(renewed.Key, files.Key, overwrite: true);
        await using var member = FrontEndOf(silo, after.Member("front-end"));
        await member.ReadyAsync();

        File.Copy(renewed.Authority, files.Authority, overwrite: true);
        await using var late = FrontEndOf(silo, before.Member("late") with { Authority = both });
        await Eventually.IsTrueAsync(() => Task.FromResult(silo.Process.Output.Contains(Foreign, StringComparison.Ordinal)), Patience, "The old authority still counts.");
        Assert.False(await late.IsReadyAsync());
    }

    private static Node FrontEndOf(Node silo, MemberFiles files)
    {
        var frontEnd = new Node("Oig.Api.dll", [$"--Oig:Cluster:GatewayPort={silo.GatewayPort}", .. files.Settings]);
        frontEnd.Start();
        return frontEnd;
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
