using Oig.Contracts;
using Oig.Contracts.Control;
using Oig.Contracts.Series;
using Oig.Portal.Failures;
using Oig.Simulator;

namespace Oig.Portal.Tests.Http;

/// <summary>Logins and readings of the client at the whole simulated portal.</summary>
public sealed class SimulatorTests : SimulatedPortalTest
{
    [Fact]
    public async Task Every_read_works_on_one_session()
    {
        var session = await Portal.LogInAsync(Owner, Begin());

        var box = Assert.Single((await Portal.ReadSnapshotAsync(session, Begin())).Boxes);
        Assert.NotNull(box.Battery.StateOfCharge);
        foreach (var name in new[] { SeriesName.Batt, SeriesName.Fve, SeriesName.Grid, SeriesName.Load })
            Assert.NotEmpty((await Portal.ReadSeriesAsync(session, Today(name), Begin())).Rows);
        Assert.NotEmpty((await Portal.ReadNotificationsAsync(session, Begin())).Entries);

        Assert.Single(Simulator.Requests.Logins);
    }

    [Fact]
    public async Task An_account_may_have_several_boxes()
    {
        var session = await Portal.LogInAsync(new Credentials(AccountBook.TwoBoxesEmail, AccountBook.TestPassword), Begin());

        Assert.Equal(2, (await Portal.ReadSnapshotAsync(session, Begin())).Boxes.Length);
    }

    [Theory]
    [InlineData(RefusalStyle.EmptyBody)]
    [InlineData(RefusalStyle.Unauthorized)]
    public async Task A_wrong_password_is_refused_in_every_known_style(RefusalStyle style)
    {
        Simulator.Switches.Refusal = style;

        await Assert.ThrowsAsync<CredentialsRefusedException>(() => Portal.LogInAsync(Owner with { Password = "wrong" }, Begin()));

        Assert.Single(Simulator.Requests.Logins);
    }

    [Fact]
    public async Task A_list_of_other_commands_judges_nobody()
    {
        Simulator.Switches.Refusal = RefusalStyle.MessageList;

        await Assert.ThrowsAsync<PortalChangedException>(() => Portal.LogInAsync(Owner with { Password = "wrong" }, Begin()));
    }

    [Fact]
    public async Task A_login_without_a_cookie_is_an_unknown_answer()
    {
        Simulator.Switches.LoginWithoutCookie = true;

        await Assert.ThrowsAsync<PortalChangedException>(() => Portal.LogInAsync(Owner, Begin()));
    }

    [Theory]
    [InlineData(ExpiredLive.EmptyList)]
    [InlineData(ExpiredLive.False)]
    [InlineData(ExpiredLive.EmptyString)]
    [InlineData(ExpiredLive.Unauthorized)]
    [InlineData(ExpiredLive.Redirect)]
    public async Task An_expired_session_shows_in_live_state(ExpiredLive style)
    {
        Simulator.Switches.ExpiredLive = style;
        var session = await ExpiredSessionAsync();

        await Assert.ThrowsAsync<SessionExpiredException>(() => Portal.ReadSnapshotAsync(session, Begin()));
    }

    [Theory]
    [InlineData(ExpiredSeries.EmptyList)]
    [InlineData(ExpiredSeries.Unauthorized)]
    public async Task An_expired_session_shows_in_series(ExpiredSeries style)
    {
        Simulator.Switches.ExpiredSeries = style;
        var session = await ExpiredSessionAsync();

        await Assert.ThrowsAsync<SessionExpiredException>(() => Portal.ReadSeriesAsync(session, Today(SeriesName.Batt), Begin()));
    }

    [Fact]
    public async Task An_expired_session_may_look_like_no_notifications()
    {
        var session = await ExpiredSessionAsync();
        Assert.Empty((await Portal.ReadNotificationsAsync(session, Begin())).Entries);

        Simulator.Switches.ExpiredNotifications = ExpiredNotifications.Unauthorized;
        await Assert.ThrowsAsync<SessionExpiredException>(() => Portal.ReadNotificationsAsync(session, Begin()));
    }

    [Fact]
    public async Task Half_an_answer_is_an_unknown_answer()
    {
        var session = await Portal.LogInAsync(Owner, Begin());
        Simulator.Switches.FailEverything(Trouble.Truncated);

        await Assert.ThrowsAsync<PortalChangedException>(() => Portal.LogInAsync(Owner, Begin()));
        await Assert.ThrowsAsync<PortalChangedException>(() => Portal.ReadSnapshotAsync(session, Begin()));
        await Assert.ThrowsAsync<PortalChangedException>(() => Portal.ReadSeriesAsync(session, Today(SeriesName.Batt), Begin()));
        await Assert.ThrowsAsync<PortalChangedException>(() => Portal.WriteAsync(session, BoxWrite.Of(Id, BoxParameter.Mode, 1), Begin()));
    }

    private SeriesQuery Today(SeriesName name) => new(name, DateOnly.FromDateTime(Time.Start.DateTime), DateOnly.FromDateTime(Time.Start.DateTime));

    private async Task<PortalSession> ExpiredSessionAsync()
    {
        var session = await Portal.LogInAsync(Owner, Begin());
        Simulator.KillSessions();
        return session;
    }
}
