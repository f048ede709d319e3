using Oig.Contracts.Boxes;
using Oig.Contracts.Outcomes;
using Oig.Contracts.Series;
using Oig.Simulator;

namespace Oig.Grains.Tests.Sessions;

/// <summary>What a session serves from memory, shares and asks for in order.</summary>
public sealed class SessionTests : SessionTest
{
    [Fact]
    public async Task The_first_call_logs_in_and_the_next_is_served_from_memory()
    {
        var session = Harness.NewSession();
        var first = await Harness.Run(session.GetSnapshotAsync(Harness.Owner));
        var second = await Harness.Run(session.GetSnapshotAsync(Harness.Owner));

        Assert.Equal(CacheStatus.NewSessionCreated, first.CacheStatus);
        Assert.Equal(CacheStatus.SessionFromCache, second.CacheStatus);
        Assert.Same(first.Value, second.Value);
        Assert.Single(Requests.Logins);
        Assert.Single(Requests.LiveReads);
    }

    [Fact]
    public async Task A_snapshot_is_read_again_after_half_a_minute_without_a_login()
    {
        var session = Harness.NewSession();
        await Harness.Run(session.GetSnapshotAsync(Harness.Owner));
        Harness.Time.Advance(TimeSpan.FromSeconds(31));
        await Harness.Run(session.GetSnapshotAsync(Harness.Owner));
        Assert.Single(Requests.Logins);
        Assert.Equal(2, Requests.LiveReads.Count);
    }

    [Fact]
    public async Task A_hundred_callers_share_one_login_and_one_reading()
    {
        var session = Harness.NewSession();
        var outcomes = await Harness.Run(Task.WhenAll(Enumerable.Range(0, 100).Select(_ => session.GetSnapshotAsync(Harness.Owner))));
        Assert.All(outcomes, outcome => Assert.True(outcome.Succeeded));
        Assert.Single(Requests.Logins);
        Assert.Single(Requests.LiveReads);
    }

    [Fact]
    public async Task A_cached_answer_does_not_wait_for_a_portal_request_of_the_same_session()
    {
        var session = Harness.NewSession();
        await Harness.Run(session.GetSnapshotAsync(Harness.Owner));
        Harness.Portal.Switches.Fail(PortalEndpoint.Series, Trouble.Slow(TimeSpan.FromSeconds(10)));
        var slow = session.GetSeriesAsync(Harness.Owner, Batteries);
        Assert.True(session.GetSnapshotAsync(Harness.Owner).IsCompletedSuccessfully);
        Assert.False(slow.IsCompleted);
    }

    [Fact]
    public async Task Requests_go_one_at_a_time_and_at_least_a_second_apart()
    {
        Harness.Options.LoginPause = Harness.Options.RequestGap;
        var session = Harness.NewSession();
        await Harness.Run(Task.WhenAll(
            session.GetSnapshotAsync(Harness.Owner), Dated(session.GetSeriesAsync(Harness.Owner, Batteries)),
            Dated(session.GetNotificationsAsync(Harness.Owner)), Dated(session.GetSeriesAsync(Harness.Owner, Batteries with { Name = SeriesName.Grid }))));
        var times = Requests.All.Select(request => request.Time).ToArray();
        Assert.Equal(5, times.Length);
        Assert.All(times.Zip(times.Skip(1)), pair => Assert.True(pair.Second - pair.First >= TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public async Task More_calls_than_the_queue_holds_are_told_to_come_back()
    {
        Harness.Options.QueueLength = 2;
        var session = Harness.NewSession();
        var days = Enumerable.Range(1, 5).Select(day => Batteries with { From = new(2026, 5, day), To = new(2026, 5, day) });
        var outcomes = await Harness.Run(Task.WhenAll(days.Select(day => session.GetSeriesAsync(Harness.Owner, day))));
        Assert.Equal(2, outcomes.Count(outcome => outcome.Succeeded));
        Assert.Equal(3, outcomes.Count(outcome => outcome.Failure?.Code == FailureCode.Busy));
    }

    [Fact]
    public async Task Both_boxes_of_an_account_are_seen()
    {
        var outcome = await Harness.Run(Harness.NewSession().GetSnapshotAsync(new(AccountBook.TwoBoxesEmail, AccountBook.TestPassword)));
        Assert.Equal([Contracts.Boxes.BoxKind.King, Contracts.Boxes.BoxKind.Queen], outcome.Value!.Boxes.Select(box => box.Kind));
    }

    private static async Task<Outcome<Snapshot>> Dated<T>(Task<Outcome<T>> call)
        where T : class
        => new() { ReadAt = (await call).ReadAt };
}
