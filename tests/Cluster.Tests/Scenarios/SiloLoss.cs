using Oig.Cluster.Tests.Clients;
using Oig.Cluster.Tests.Processes;

namespace Oig.Cluster.Tests.Scenarios;

/// <summary>A silo is killed and another one restarted, under load from clients without affinity: nobody loses a session.</summary>
internal sealed class SiloLoss(ThreeSilos silos)
{
    private const int Accounts = 30;
    private static readonly TimeSpan LongestGap = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LateNotice = TimeSpan.FromMilliseconds(500);

    // How long everybody is served in once on a machine that has nothing else to do; one whose cores are taken is given more in proportion.
    private static readonly TimeSpan UsualRound = TimeSpan.FromSeconds(2);

    private double _slowness = 1;

    public async Task RunAsync()
    {
        var cluster = await silos.WholeAsync();
        await using var crowd = new ClientCrowd(silos.Members, Accounts);
        await MeasureSlownessAsync(crowd);

        await KillAsync(cluster, crowd, cluster.Nodes[0]);
        await RestartAsync(cluster, crowd, cluster.Nodes[1]);
    }

    private async Task KillAsync(ClusterUnderTest cluster, ClientCrowd crowd, Node silo)
    {
        var affected = await AccountsOnAsync(cluster, silo);
        cluster.Portal.Requests.Clear();
        var killedAt = TimeProvider.System.GetUtcNow();
        await silo.Process.KillAsync();
        await EverybodyIsServedAsync(crowd, killedAt);

        Assert.NotEmpty(affected);
        Assert.Equal(affected, AccountsLoggedIn(cluster));
        Assert.All(crowd.Calls.Where(call => call.Problem is not null), call =>
            Assert.True(call.Node == silo.Url && call.SentAt <= killedAt + (LateNotice * _slowness), call.ToString()));
    }

    private async Task RestartAsync(ClusterUnderTest cluster, ClientCrowd crowd, Node silo)
    {
        var affected = await AccountsOnAsync(cluster, silo);
        cluster.Portal.Requests.Clear();
        var before = crowd.Calls.Count(call => call.Problem is not null);
        var stoppedAt = TimeProvider.System.GetUtcNow();
        Assert.Equal(0, await silo.Process.StopAsync(within: TimeSpan.FromMinutes(1)));
        await EverybodyIsServedAsync(crowd, stoppedAt);
        silo.Start();
        await silo.ReadyAsync();
        await EverybodyIsServedAsync(crowd, TimeProvider.System.GetUtcNow());

        Assert.Equal(affected, AccountsLoggedIn(cluster));
        Assert.Empty(crowd.Calls.Where(call => call.Problem is not null).Skip(before));
    }

    private static async Task<string[]> AccountsOnAsync(ClusterUnderTest cluster, Node silo)
    {
        var sessions = await GrainMap.KeysOnAsync(cluster, silo, "session");
        return [.. Enumerable.Range(1, Accounts).Where(account => sessions.Contains(cluster.SessionKey(account))).Select(ClientCrowd.Email)];
    }

    // Somebody who logged in twice is listed twice.
    private static string[] AccountsLoggedIn(ClusterUnderTest cluster) =>
        [.. cluster.Portal.Requests.Logins.Select(login => login.Account!).Where(Enumerable.Range(1, Accounts).Select(ClientCrowd.Email).Contains).Order(StringComparer.Ordinal)];

    private async Task MeasureSlownessAsync(ClientCrowd crowd)
    {
        var since = TimeProvider.System.GetUtcNow();
        await UntilEverybodyIsServedAsync(crowd, since);
        _slowness = Math.Max(1, (TimeProvider.System.GetUtcNow() - since) / UsualRound);
    }

    private async Task EverybodyIsServedAsync(ClientCrowd crowd, DateTimeOffset since)
    {
        var waits = await UntilEverybodyIsServedAsync(crowd, since);
        Assert.All(waits, wait => Assert.InRange(wait, TimeSpan.Zero, LongestGap * _slowness));
    }

    private static async Task<TimeSpan[]> UntilEverybodyIsServedAsync(ClientCrowd crowd, DateTimeOffset since)
    {
        var served = () => crowd.Calls.Where(call => call.Problem is null && call.SentAt >= since).GroupBy(call => call.Account).ToArray();
        await Eventually.IsTrueAsync(() => Task.FromResult(served().Length == Accounts), TimeSpan.FromMinutes(2), "Not everybody is served.");
        return [.. served().Select(account => account.Min(call => call.AnsweredAt) - since)];
    }
}
