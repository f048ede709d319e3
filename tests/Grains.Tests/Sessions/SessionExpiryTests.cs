using Oig.Contracts.Control;
using Oig.Contracts.Outcomes;
using Oig.Simulator;

namespace Oig.Grains.Tests.Sessions;

/// <summary>Sessions that the portal has forgotten.</summary>
public sealed class SessionExpiryTests : SessionTest
{
    [Fact]
    public async Task A_session_that_the_portal_forgot_is_renewed_once()
    {
        var session = Harness.NewSession();
        await Harness.Run(session.GetSnapshotAsync(Harness.Owner));
        Harness.Portal.KillSessions();
        Harness.Time.Advance(TimeSpan.FromSeconds(31));
        var renewed = await Harness.Run(session.GetSnapshotAsync(Harness.Owner));
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
        Harness.Portal.Switches.ExpiredSeries = style;
        var session = Harness.NewSession();
        await Harness.Run(session.GetSnapshotAsync(Harness.Owner));
        Harness.Portal.KillSessions();
        Assert.True((await Harness.Run(session.GetSeriesAsync(Harness.Owner, Batteries))).Succeeded);
        Assert.Equal(2, Requests.Logins.Count);
    }

    [Fact]
    public async Task An_empty_list_of_notifications_of_a_forgotten_session_is_not_believed()
    {
        var session = Harness.NewSession();
        await Harness.Run(session.GetSnapshotAsync(Harness.Owner));
        Harness.Portal.KillSessions();
        var outcome = await Harness.Run(session.GetNotificationsAsync(Harness.Owner));
        Assert.NotEmpty(outcome.Value!.Entries);
        Assert.Equal(2, Requests.Logins.Count);
    }

    [Fact]
    public async Task An_empty_list_of_notifications_of_a_live_session_is_believed()
    {
        Harness.Portal.Switches.Notifications = NotificationListing.Empty;
        var outcome = await Harness.Run(Harness.NewSession().GetNotificationsAsync(Harness.Owner));
        Assert.Empty(outcome.Value!.Entries);
        Assert.Single(Requests.Logins);
    }

    [Fact]
    public async Task An_account_that_shows_nothing_is_not_logged_in_over_and_over()
    {
        Harness.Portal.Switches.SessionLife = TimeSpan.Zero;
        var session = Harness.NewSession();
        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(FailureCode.NoData, (await Harness.Run(session.GetSnapshotAsync(Harness.Owner))).Failure?.Code);
            Harness.Time.Advance(TimeSpan.FromSeconds(31));
        }

        Assert.Single(Requests.Logins);
    }

    [Fact]
    public async Task A_session_lost_in_an_outage_before_it_gave_anything_is_renewed()
    {
        Harness.Portal.Switches.Fail(PortalEndpoint.Live, Trouble.ServerError);
        var session = Harness.NewSession();
        Assert.Equal(FailureCode.LiveDataOff, (await Harness.Run(session.GetSnapshotAsync(Harness.Owner))).Failure?.Code);
        Harness.Portal.Switches.Heal();
        Harness.Portal.KillSessions();
        Assert.True((await Harness.Run(session.GetSnapshotAsync(Harness.Owner))).Succeeded);
    }

    [Fact]
    public async Task A_change_is_not_sent_on_a_session_that_was_not_seen_alive_for_a_minute()
    {
        var session = Harness.NewSession();
        var box = (await Harness.Run(session.GetSnapshotAsync(Harness.Owner))).Value!.Boxes[0];
        Harness.Time.Advance(TimeSpan.FromSeconds(61));
        Assert.Equal(FailureCode.NotLoggedIn, (await Harness.Run(session.WriteAsync(BoxWrite.Of(box.Id, BoxParameter.Mode, 1)))).Failure?.Code);
        Assert.Empty(Requests.Writes);
    }

    [Fact]
    public async Task Without_credentials_there_is_no_login_and_the_next_caller_with_them_logs_in_at_once()
    {
        var session = Harness.NewSession();
        Assert.Equal(FailureCode.NotLoggedIn, (await Harness.Run(session.PeekSnapshotAsync(null))).Failure?.Code);
        Assert.Equal(0, Requests.Total);
        await Harness.Run(session.GetSnapshotAsync(Harness.Owner));
        Assert.True((await Harness.Run(session.PeekSnapshotAsync(null))).Succeeded);
        Harness.Portal.KillSessions();
        Harness.Time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(FailureCode.NotLoggedIn, (await Harness.Run(session.PeekSnapshotAsync(TimeSpan.FromSeconds(5)))).Failure?.Code);
        Assert.True((await Harness.Run(session.GetSnapshotAsync(Harness.Owner))).Succeeded);
        Assert.Equal(2, Requests.Logins.Count);
    }
}
