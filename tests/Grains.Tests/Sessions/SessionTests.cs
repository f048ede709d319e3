using Oig.Grains.Outcomes;
using Oig.Portal.Boxes;
using Oig.Portal.Series;
using Oig.Portal.Writes;
using Oig.Simulator;

namespace Oig.Grains.Tests.Sessions;

public sealed class SessionTests : IAsyncLifetime
{
    private static readonly SeriesQuery Batteries = new(SeriesName.Batt, new(2026, 5, 14), new(2026, 5, 14));

    private SessionHarness _harness = null!;

    private RequestLog Requests => _harness.Portal.Requests;

    public async Task InitializeAsync() => _harness = await SessionHarness.StartAsync();

    public async Task DisposeAsync() => await _harness.DisposeAsync();

    [Fact]
    public async Task The_first_call_logs_in_and_the_next_is_served_from_memory()
    {
        var session = _harness.NewSession();
        var first = await _harness.Run(session.GetSnapshotAsync(_harness.Owner));
        var second = await _harness.Run(session.GetSnapshotAsync(_harness.Owner));

        Assert.Equal(CacheStatus.NewSessionCreated, first.CacheStatus);
        Assert.Equal(CacheStatus.SessionFromCache, second.CacheStatus);
        Assert.Same(first.Value, second.Value);
        Assert.Single(Requests.Logins);
        Assert.Single(Requests.LiveReads);
    }

    [Fact]
    public async Task A_snapshot_is_read_again_after_half_a_minute_without_a_login()
    {
        var session = _harness.NewSession();
        await _harness.Run(session.GetSnapshotAsync(_harness.Owner));
        _harness.Time.Advance(TimeSpan.FromSeconds(31));
        await _harness.Run(session.GetSnapshotAsync(_harness.Owner));
        Assert.Single(Requests.Logins);
        Assert.Equal(2, Requests.LiveReads.Count);
    }

    [Fact]
    public async Task A_hundred_callers_share_one_login_and_one_reading()
    {
        var session = _harness.NewSession();
        var outcomes = await _harness.Run(Task.WhenAll(Enumerable.Range(0, 100).Select(_ => session.GetSnapshotAsync(_harness.Owner))));
        Assert.All(outcomes, outcome => Assert.True(outcome.Succeeded));
        Assert.Single(Requests.Logins);
        Assert.Single(Requests.LiveReads);
    }

    [Fact]
    public async Task A_cached_answer_does_not_wait_for_a_portal_request_of_the_same_session()
    {
        var session = _harness.NewSession();
        await _harness.Run(session.GetSnapshotAsync(_harness.Owner));
        _harness.Portal.Switches.Fail(PortalEndpoint.Series, Trouble.Slow(TimeSpan.FromSeconds(10)));
        var slow = session.GetSeriesAsync(_harness.Owner, Batteries);
        Assert.True(session.GetSnapshotAsync(_harness.Owner).IsCompletedSuccessfully);
        Assert.False(slow.IsCompleted);
    }

    [Fact]
    public async Task Requests_go_one_at_a_time_and_at_least_a_second_apart()
    {
        var session = _harness.NewSession();
        await _harness.Run(Task.WhenAll(
            session.GetSnapshotAsync(_harness.Owner), Dated(session.GetSeriesAsync(_harness.Owner, Batteries)),
            Dated(session.GetNotificationsAsync(_harness.Owner)), Dated(session.GetSeriesAsync(_harness.Owner, Batteries with { Name = SeriesName.Grid }))));
        var times = Requests.All.Select(request => request.Time).ToArray();
        Assert.Equal(5, times.Length);
        Assert.All(times.Zip(times.Skip(1)), pair => Assert.True(pair.Second - pair.First >= TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public async Task A_session_that_the_portal_forgot_is_renewed_once()
    {
        var session = _harness.NewSession();
        await _harness.Run(session.GetSnapshotAsync(_harness.Owner));
        _harness.Portal.KillSessions();
        _harness.Time.Advance(TimeSpan.FromSeconds(31));
        var renewed = await _harness.Run(session.GetSnapshotAsync(_harness.Owner));
        Assert.True(renewed.Succeeded);
        Assert.Equal(CacheStatus.NewSessionCreated, renewed.CacheStatus);
        Assert.Equal(2, Requests.Logins.Count);
        Assert.Equal(3, Requests.LiveReads.Count);
    }

    [Theory]
    [InlineData(ExpiredSeries.Unauthorized)]
    [InlineData(ExpiredSeries.EmptyList)]
    public async Task A_forgotten_session_is_noticed_on_series(ExpiredSeries style)
    {
        _harness.Portal.Switches.ExpiredSeries = style;
        var session = _harness.NewSession();
        await _harness.Run(session.GetSnapshotAsync(_harness.Owner));
        _harness.Portal.KillSessions();
        Assert.True((await _harness.Run(session.GetSeriesAsync(_harness.Owner, Batteries))).Succeeded);
        Assert.Equal(2, Requests.Logins.Count);
    }

    [Fact]
    public async Task An_empty_list_of_notifications_of_a_forgotten_session_is_not_believed()
    {
        var session = _harness.NewSession();
        await _harness.Run(session.GetSnapshotAsync(_harness.Owner));
        _harness.Portal.KillSessions();
        var outcome = await _harness.Run(session.GetNotificationsAsync(_harness.Owner));
        Assert.NotEmpty(outcome.Value!.Entries);
        Assert.Equal(2, Requests.Logins.Count);
    }

    [Fact]
    public async Task An_empty_list_of_notifications_of_a_live_session_is_believed()
    {
        _harness.Portal.Switches.Notifications = NotificationListing.Empty;
        var outcome = await _harness.Run(_harness.NewSession().GetNotificationsAsync(_harness.Owner));
        Assert.Empty(outcome.Value!.Entries);
        Assert.Single(Requests.Logins);
    }

    [Fact]
    public async Task An_account_that_shows_nothing_is_not_logged_in_over_and_over()
    {
        _harness.Portal.Switches.SessionLife = TimeSpan.Zero;
        var session = _harness.NewSession();
        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(FailureCode.NoData, (await _harness.Run(session.GetSnapshotAsync(_harness.Owner))).Failure?.Code);
            _harness.Time.Advance(TimeSpan.FromSeconds(31));
        }

        Assert.Single(Requests.Logins);
    }

    [Fact]
    public async Task A_session_lost_in_an_outage_before_it_gave_anything_is_renewed()
    {
        _harness.Portal.Switches.Fail(PortalEndpoint.Live, Trouble.ServerError);
        var session = _harness.NewSession();
        Assert.Equal(FailureCode.PortalUnavailable, (await _harness.Run(session.GetSnapshotAsync(_harness.Owner))).Failure?.Code);
        _harness.Portal.Switches.Heal();
        _harness.Portal.KillSessions();
        Assert.True((await _harness.Run(session.GetSnapshotAsync(_harness.Owner))).Succeeded);
    }

    [Fact]
    public async Task A_refused_password_is_asked_once_and_then_known()
    {
        var session = _harness.NewSession();
        var wrong = _harness.Owner with { Password = "wrong" };
        Assert.Equal(FailureCode.CredentialsRefused, (await _harness.Run(session.GetSnapshotAsync(wrong))).Failure?.Code);
        Assert.Equal(FailureCode.KnownBad, (await _harness.Run(session.GetSnapshotAsync(wrong))).Failure?.Code);
        Assert.Single(Requests.Logins);
    }

    [Fact]
    public async Task A_locked_account_is_not_sent_to_the_portal()
    {
        var account = _harness.Account();
        for (var i = 0; i < 5; i++)
            await _harness.Run(_harness.NewSession(account, $"key-{i}").GetSnapshotAsync(_harness.Owner with { Password = $"wrong-{i}" }));
        Assert.Equal(3, Requests.Logins.Count);
        var outcome = await _harness.Run(_harness.NewSession(account, "key-9").GetSnapshotAsync(_harness.Owner));
        Assert.Equal(FailureCode.LockedOut, outcome.Failure?.Code);
        Assert.NotNull(outcome.Failure?.RetryAfter);
    }

    public static TheoryData<string, FailureCode> Troubles => new()
    {
        { nameof(Trouble.ServerError), FailureCode.PortalUnavailable },
        { nameof(Trouble.MaintenancePage), FailureCode.PortalChanged },
        { nameof(Trouble.Garbage), FailureCode.PortalChanged },
        { nameof(Trouble.Abort), FailureCode.PortalUnreachable },
        { nameof(Trouble.Oversized), FailureCode.PortalChanged },
        { nameof(Trouble.TooManyRequests), FailureCode.PortalThrottled },
    };

    [Theory]
    [MemberData(nameof(Troubles))]
    public async Task Trouble_of_the_portal_is_named_counts_as_no_refusal_and_passes(string trouble, FailureCode expected)
    {
        _harness.Portal.Switches.FailEverything(Named(trouble));
        var session = _harness.NewSession();
        for (var i = 0; i < 5; i++) Assert.Equal(expected, (await _harness.Run(session.GetSnapshotAsync(_harness.Owner))).Failure?.Code);
        _harness.Portal.Switches.Heal();
        Assert.True((await _harness.Run(session.GetSnapshotAsync(_harness.Owner))).Succeeded);
    }

    [Fact]
    public async Task A_portal_that_does_not_answer_is_given_up_after_twenty_seconds()
    {
        _harness.Portal.Switches.Fail(PortalEndpoint.Live, Trouble.NoAnswer(TimeSpan.FromSeconds(30)));
        var call = _harness.NewSession().GetSnapshotAsync(_harness.Owner);
        while (Requests.LiveReads.Count == 0)
        {
            await Task.Delay(5);
            _harness.Time.Advance(TimeSpan.FromMilliseconds(50));
        }

        _harness.Time.Advance(TimeSpan.FromSeconds(20));
        Assert.Equal(FailureCode.PortalTimeout, (await call.WaitAsync(TimeSpan.FromSeconds(30))).Failure?.Code);
    }

    [Fact]
    public async Task A_portal_that_asks_for_a_pause_gets_it()
    {
        _harness.Portal.Switches.Fail(PortalEndpoint.Live, Trouble.TooManyRequests(TimeSpan.FromMinutes(2)));
        var session = _harness.NewSession();
        var throttled = await _harness.Run(session.GetSnapshotAsync(_harness.Owner));
        Assert.Equal((FailureCode.PortalThrottled, TimeSpan.FromMinutes(2)), (throttled.Failure!.Code, throttled.Failure.RetryAfter));
        _harness.Portal.Switches.Heal();
        Requests.Clear();
        Assert.Equal(FailureCode.PortalThrottled, (await _harness.Run(session.GetSnapshotAsync(_harness.Owner))).Failure?.Code);
        Assert.Equal(0, Requests.Total);
        _harness.Time.Advance(TimeSpan.FromMinutes(2));
        Assert.True((await _harness.Run(session.GetSnapshotAsync(_harness.Owner))).Succeeded);
    }

    [Fact]
    public async Task More_calls_than_the_queue_holds_are_told_to_come_back()
    {
        _harness.Options.QueueLength = 2;
        var session = _harness.NewSession();
        var days = Enumerable.Range(1, 5).Select(day => Batteries with { From = new(2026, 5, day), To = new(2026, 5, day) });
        var outcomes = await _harness.Run(Task.WhenAll(days.Select(day => session.GetSeriesAsync(_harness.Owner, day))));
        Assert.Equal(2, outcomes.Count(outcome => outcome.Succeeded));
        Assert.Equal(3, outcomes.Count(outcome => outcome.Failure?.Code == FailureCode.Busy));
    }

    [Fact]
    public async Task A_change_is_not_sent_on_a_session_that_was_not_seen_alive_for_a_minute()
    {
        var session = _harness.NewSession();
        var box = (await _harness.Run(session.GetSnapshotAsync(_harness.Owner))).Value!.Boxes[0];
        _harness.Time.Advance(TimeSpan.FromSeconds(61));
        Assert.Equal(FailureCode.NotLoggedIn, (await _harness.Run(session.WriteAsync(BoxWrite.Mode(box.Id, 1)))).Failure?.Code);
        Assert.Empty(Requests.Writes);
    }

    [Fact]
    public async Task Without_credentials_there_is_no_login_and_the_next_caller_with_them_logs_in_at_once()
    {
        var session = _harness.NewSession();
        Assert.Equal(FailureCode.NotLoggedIn, (await _harness.Run(session.PeekSnapshotAsync(null))).Failure?.Code);
        Assert.Equal(0, Requests.Total);
        await _harness.Run(session.GetSnapshotAsync(_harness.Owner));
        Assert.True((await _harness.Run(session.PeekSnapshotAsync(null))).Succeeded);
        _harness.Portal.KillSessions();
        _harness.Time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(FailureCode.NotLoggedIn, (await _harness.Run(session.PeekSnapshotAsync(TimeSpan.FromSeconds(5)))).Failure?.Code);
        Assert.True((await _harness.Run(session.GetSnapshotAsync(_harness.Owner))).Succeeded);
        Assert.Equal(2, Requests.Logins.Count);
    }

    [Fact]
    public async Task Both_boxes_of_an_account_are_seen()
    {
        var outcome = await _harness.Run(_harness.NewSession().GetSnapshotAsync(new(AccountBook.TwoBoxesEmail, AccountBook.TestPassword)));
        Assert.Equal([Portal.Boxes.BoxKind.King, Portal.Boxes.BoxKind.Queen], outcome.Value!.Boxes.Select(box => box.Kind));
    }

    private static Trouble Named(string name) => name switch
    {
        nameof(Trouble.ServerError) => Trouble.ServerError,
        nameof(Trouble.MaintenancePage) => Trouble.MaintenancePage,
        nameof(Trouble.Garbage) => Trouble.Garbage,
        nameof(Trouble.Abort) => Trouble.Abort,
        nameof(Trouble.Oversized) => Trouble.Oversized(),
        _ => Trouble.TooManyRequests(),
    };

    private static async Task<Outcome<Snapshot>> Dated<T>(Task<Outcome<T>> call)
        where T : class
        => new() { ReadAt = (await call).ReadAt };
}
