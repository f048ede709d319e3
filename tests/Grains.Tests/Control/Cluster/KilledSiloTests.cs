using Oig.Contracts.Control;
using Oig.Simulator;

namespace Oig.Grains.Tests.Control.Cluster;

public class KilledSiloTests
{
    private const string BeforeWrite = "2206230051";
    private const string AfterWrite = "2206230052";
    private const string Watching = "2206230053";

    [Fact]
    public async Task A_silo_that_is_killed_at_any_step_of_a_change_causes_no_second_write_and_the_truth_is_told()
    {
        await using var cluster = await ControlCluster.StartAsync();
        foreach (var box in new[] { BeforeWrite, AfterWrite, Watching })
            cluster.Portal.Accounts.Add($"{box}@example.com", AccountBook.TestPassword, new SimulatedBox(box));
        cluster.Storage.HoldAfter(cluster.KeyOf(BeforeWrite), ChangeState.Sending);
        cluster.Storage.HoldBefore(cluster.KeyOf(AfterWrite), ChangeState.Accepted);
        foreach (var box in new[] { BeforeWrite, AfterWrite, Watching })
            Assert.True((await cluster.Box(box, onDoomed: true).AskAsync(await RequestAsync(cluster, box))).IsChange);
        await UntilAsync(() => Task.FromResult(
            cluster.Storage.IsHeld(cluster.KeyOf(BeforeWrite)) && cluster.Storage.IsHeld(cluster.KeyOf(AfterWrite))
            && cluster.Storage.StoredState(cluster.KeyOf(Watching)) == ChangeState.Accepted));

        await cluster.KillDoomedAsync();
        Assert.Equal(ChangeState.Unknown, await StateAsync(cluster, BeforeWrite));
        Assert.Equal(ChangeState.Unknown, await StateAsync(cluster, AfterWrite));
        Assert.Equal(ChangeState.Accepted, await StateAsync(cluster, Watching));

        cluster.Time.MoveAhead(TimeSpan.FromMinutes(3));
        await UntilAsync(async () => await StateAsync(cluster, AfterWrite) == ChangeState.Confirmed);
        await UntilAsync(async () => await StateAsync(cluster, Watching) == ChangeState.Confirmed);
        Assert.Equal(ChangeState.Unknown, await StateAsync(cluster, BeforeWrite));
        cluster.Time.MoveAhead(TimeSpan.FromMinutes(15));
        await UntilAsync(async () => await StateAsync(cluster, BeforeWrite) == ChangeState.NotConfirmed);
        Assert.Equal([AfterWrite, Watching], cluster.Portal.Requests.Writes.Select(write => write.Account![..10]).Order(StringComparer.Ordinal));
    }

    private static async Task<ChangeRequest> RequestAsync(ControlCluster cluster, string box)
    {
        var seen = await cluster.SeeAsync($"{box}@example.com", box);
        return new(Wanted.Mode(1), new() { Tool = "set_box_mode", SessionKey = seen.SessionKey }, seen);
    }

    // Until the cluster has noticed the death, calls to the dead silo fail.
    private static async Task<ChangeState> StateAsync(ControlCluster cluster, string box)
    {
        ChangeState? state = null;
        await UntilAsync(async () =>
        {
            try
            {
                var seen = await cluster.SeeAsync($"{box}@example.com", box);
                state = (await cluster.Box(box, onDoomed: false).ReviewAsync(seen)).Changes[0].State;
            }
            catch (Exception exception) when (exception is OrleansException or TimeoutException)
            {
            }

            return state is not null;
        });
        return state!.Value;
    }

    private static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        var deadline = DateTime.UtcNow.AddSeconds(60);
        while (!await isSo())
        {
            Assert.True(DateTime.UtcNow < deadline, "It did not happen within a minute.");
            await Task.Delay(50);
        }
    }
}
