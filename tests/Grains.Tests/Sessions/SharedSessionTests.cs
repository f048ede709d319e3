using Oig.Contracts;
using Oig.Contracts.Control;
using Oig.Contracts.Outcomes;
using Oig.Contracts.Series;
using Oig.Simulator;

namespace Oig.Grains.Tests.Sessions;

/// <summary>Readings that callers of different kinds share, and what one of them must not do to another.</summary>
public sealed class SharedSessionTests : SessionTest
{
    [Fact]
    public async Task A_caller_with_credentials_gets_no_failure_of_a_reading_that_was_begun_without()
    {
        var session = Harness.NewSession();
        await Harness.Run(session.GetSnapshotAsync(Harness.Owner));
        Harness.Portal.KillSessions();
        Harness.Time.Advance(TimeSpan.FromSeconds(31));
        var peek = session.PeekSnapshotAsync(null);
        var read = session.GetSnapshotAsync(Harness.Owner);
        Assert.Equal(FailureCode.NotLoggedIn, (await Harness.Run(peek)).Failure?.Code);
        Assert.True((await Harness.Run(read)).Succeeded);
    }

    [Fact]
    public async Task Fourteen_days_asked_for_at_once_again_and_again_are_one_request_each()
    {
        var session = Harness.NewSession();
        Harness.Options.QueueLength = 20;
        var days = Enumerable.Range(1, 14).Select(day => Batteries with { From = new(2026, 5, day), To = new(2026, 5, day) }).ToArray();
        var calls = new List<Task<Outcome<SeriesTable>>>();
        for (var round = 0; round < 4; round++) calls.AddRange(days.Select(day => session.GetSeriesAsync(Harness.Owner, day)));
        var outcomes = await Harness.Run(Task.WhenAll(calls));
        Assert.All(outcomes, outcome => Assert.True(outcome.Succeeded));
        Assert.Equal(14, Requests.All.Count(request => request.Endpoint == PortalEndpoint.Series));
    }

    [Fact]
    public async Task A_change_that_finds_no_proof_of_life_does_not_end_the_session()
    {
        var session = Harness.NewSession();
        var box = (await Harness.Run(session.GetSnapshotAsync(Harness.Owner))).Value!.Boxes[0];
        Harness.Time.Advance(TimeSpan.FromSeconds(61));
        Assert.Equal(FailureCode.NotLoggedIn, (await Harness.Run(session.WriteAsync(BoxWrite.Of(box.Id, BoxParameter.Mode, 1)))).Failure?.Code);
        Assert.True((await Harness.Run(session.PeekSnapshotAsync(null))).Succeeded);
        Assert.Single(Requests.Logins);
    }

    [Fact]
    public async Task A_login_that_worked_is_used_although_the_account_does_not_hear_of_it_at_once()
    {
        var account = Harness.Account();
        account.LostReports = 2;
        var session = Harness.NewSession(account);
        Assert.True((await Harness.Run(session.GetSnapshotAsync(Harness.Owner))).Succeeded);
        Assert.False(await account.IsKnownGoodAsync("session-key", ""));
        Harness.Time.Advance(TimeSpan.FromSeconds(1));
        Harness.Time.Advance(TimeSpan.FromSeconds(5));
        await SessionHarness.Until(async () => await account.IsKnownGoodAsync("session-key", ""));
        Assert.Single(Requests.Logins);
    }

    [Fact]
    public async Task A_caller_whose_deadline_has_come_stops_waiting_and_the_others_get_their_answer()
    {
        Harness.Portal.Switches.Fail(PortalEndpoint.Live, Trouble.Slow(TimeSpan.FromSeconds(5)));
        var session = Harness.NewSession();
        using var late = new CancellationTokenSource();
        var hasty = session.GetSnapshotAsync(Harness.Owner, late.Token);
        var patient = session.GetSnapshotAsync(Harness.Owner);
        await late.CancelAsync();
        Assert.Equal(FailureCode.PortalTimeout, (await hasty.WaitAsync(TimeSpan.FromSeconds(30))).Failure?.Code);
        for (var patience = 2_000; !patient.IsCompleted; patience--)
        {
            Assert.True(patience > 0, "There was no answer.");
            await Task.Delay(5);
            Harness.Time.Advance(TimeSpan.FromMilliseconds(50));
        }

        Assert.True((await patient).Succeeded);
    }

    [Fact]
    public async Task A_session_that_was_ended_serves_nothing_from_memory_and_keeps_nothing_that_was_asked_for_before()
    {
        var session = Harness.NewSession();
        await Harness.Run(session.GetSnapshotAsync(Harness.Owner));
        Harness.Time.Advance(TimeSpan.FromSeconds(31));
        var running = session.PeekSnapshotAsync(null);
        session.End();
        Assert.True((await Harness.Run(running)).Succeeded);
        Assert.Equal(FailureCode.NotLoggedIn, (await Harness.Run(session.PeekSnapshotAsync(null))).Failure?.Code);
    }

    [Fact]
    public async Task Accounts_log_in_one_after_another_and_who_asked_first_is_served_first()
    {
        Harness.Options.LoginsPerSecond = 2;
        foreach (var i in Enumerable.Range(0, 8)) Harness.Portal.Accounts.Add($"owner-{i}@example.com", AccountBook.TestPassword, new SimulatedBox($"24000000{i:D2}"));
        var calls = Enumerable.Range(0, 8).Select(i =>
            Harness.NewSession(key: $"key-{i}").GetSnapshotAsync(new Credentials($"owner-{i}@example.com", AccountBook.TestPassword))).ToArray();
        Assert.All(await Harness.Run(Task.WhenAll(calls)), outcome => Assert.True(outcome.Succeeded));
        var logins = Requests.Logins;
        Assert.Equal(Enumerable.Range(2, 6).Select(i => $"owner-{i}@example.com"), logins.Skip(2).Select(login => login.Account));
        Assert.True(logins[^1].Time - logins[0].Time >= TimeSpan.FromSeconds(3));
    }
}
