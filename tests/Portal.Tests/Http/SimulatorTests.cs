using Oig.Contracts;
using Oig.Contracts.Control;
using Oig.Contracts.Series;
using Oig.Portal.Failures;
using Oig.Simulator;

namespace Oig.Portal.Tests.Http;

/// <summary>The client against the whole simulated portal.</summary>
public sealed class SimulatorTests : IAsyncLifetime
{
    private static readonly Credentials Owner = new(AccountBook.OneBoxEmail, AccountBook.TestPassword);

    private readonly WatchedTime _time = new();
    private PortalSimulator _simulator = null!;
    private TestClient _client = null!;

    private PortalClient Portal => _client.Portal;

    private Deadline Begin() => _client.Begin();

    public async Task InitializeAsync()
    {
        _simulator = await PortalSimulator.StartAsync(time: _time);
        _client = TestClient.Create(_simulator.BaseUrl, _time);
    }

    public async Task DisposeAsync()
    {
        Assert.Empty(_simulator.Requests.Violations);
        _client.Dispose();
        await _simulator.DisposeAsync();
    }

    [Fact]
    public async Task Every_read_works_on_one_session()
    {
        var session = await Portal.LogInAsync(Owner, Begin());

        var box = Assert.Single((await Portal.ReadSnapshotAsync(session, Begin())).Boxes);
        Assert.NotNull(box.Battery.StateOfCharge);
        foreach (var name in new[] { SeriesName.Batt, SeriesName.Fve, SeriesName.Grid, SeriesName.Load })
            Assert.NotEmpty((await Portal.ReadSeriesAsync(session, Today(name), Begin())).Rows);
        Assert.NotEmpty((await Portal.ReadNotificationsAsync(session, Begin())).Entries);

        Assert.Single(_simulator.Requests.Logins);
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
        _simulator.Switches.Refusal = style;

        await Assert.ThrowsAsync<CredentialsRefusedException>(() => Portal.LogInAsync(Owner with { Password = "wrong" }, Begin()));

        Assert.Single(_simulator.Requests.Logins);
    }

    [Fact]
    public async Task A_list_of_other_commands_judges_nobody()
    {
        _simulator.Switches.Refusal = RefusalStyle.MessageList;

        await Assert.ThrowsAsync<PortalChangedException>(() => Portal.LogInAsync(Owner with { Password = "wrong" }, Begin()));
    }

    [Fact]
    public async Task A_login_without_a_cookie_is_an_unknown_answer()
    {
        _simulator.Switches.LoginWithoutCookie = true;

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
        _simulator.Switches.ExpiredLive = style;
        var session = await ExpiredSessionAsync();

        await Assert.ThrowsAsync<SessionExpiredException>(() => Portal.ReadSnapshotAsync(session, Begin()));
    }

    [Theory]
    [InlineData(ExpiredSeries.EmptyList)]
    [InlineData(ExpiredSeries.Unauthorized)]
    public async Task An_expired_session_shows_in_series(ExpiredSeries style)
    {
        _simulator.Switches.ExpiredSeries = style;
        var session = await ExpiredSessionAsync();

        await Assert.ThrowsAsync<SessionExpiredException>(() => Portal.ReadSeriesAsync(session, Today(SeriesName.Batt), Begin()));
    }

    [Fact]
    public async Task An_expired_session_may_look_like_no_notifications()
    {
        var session = await ExpiredSessionAsync();
        Assert.Empty((await Portal.ReadNotificationsAsync(session, Begin())).Entries);

        _simulator.Switches.ExpiredNotifications = ExpiredNotifications.Unauthorized;
        await Assert.ThrowsAsync<SessionExpiredException>(() => Portal.ReadNotificationsAsync(session, Begin()));
    }

    [Fact]
    public async Task Half_an_answer_is_an_unknown_answer()
    {
        var session = await Portal.LogInAsync(Owner, Begin());
        _simulator.Switches.FailEverything(Trouble.Truncated);

        await Assert.ThrowsAsync<PortalChangedException>(() => Portal.LogInAsync(Owner, Begin()));
        await Assert.ThrowsAsync<PortalChangedException>(() => Portal.ReadSnapshotAsync(session, Begin()));
        await Assert.ThrowsAsync<PortalChangedException>(() => Portal.ReadSeriesAsync(session, Today(SeriesName.Batt), Begin()));
        await Assert.ThrowsAsync<PortalChangedException>(() => Portal.WriteAsync(session, BoxWrite.Of(Id, BoxParameter.Mode, 1), Begin()));
    }

    [Fact]
    public async Task Every_change_reaches_the_box()
    {
        _simulator.Switches.WriteEffect = WriteEffect.AtOnce;
        var session = await Portal.LogInAsync(Owner, Begin());

        foreach (var (change, table, column) in Changes())
        {
            await Portal.WriteAsync(session, change, Begin());
            Assert.Equal(change.CapWatts ?? change.Value, SimulatedBox[table, column]);
        }
    }

    [Fact]
    public async Task Form_encoded_changes_reach_the_box_of_a_portal_that_wants_forms()
    {
        _simulator.Switches.WriteProfile = WriteProfile.FormOnly;
        _simulator.Switches.WriteEffect = WriteEffect.AtOnce;
        using var client = TestClient.Create(_simulator.BaseUrl, _time, ("WriteEncoding", "Form"));
        var session = await client.Portal.LogInAsync(Owner, client.Begin());

        foreach (var (change, table, column) in Changes())
        {
            await client.Portal.WriteAsync(session, change, client.Begin());
            Assert.Equal(change.CapWatts ?? change.Value, SimulatedBox[table, column]);
        }
    }

    [Theory]
    [InlineData(WriteProfile.Legacy)]
    [InlineData(WriteProfile.FormOnly)]
    public async Task A_change_in_the_wrong_encoding_is_refused_and_not_sent_again(WriteProfile profile)
    {
        _simulator.Switches.WriteProfile = profile;
        var session = await Portal.LogInAsync(Owner, Begin());

        await Assert.ThrowsAsync<WriteRefusedException>(() => Portal.WriteAsync(session, BoxWrite.Of(Id, BoxParameter.Mode, 1), Begin()));

        Assert.Single(_simulator.Requests.Writes);
    }

    [Fact]
    public async Task A_change_that_was_stored_without_an_answer_has_an_unknown_outcome()
    {
        _simulator.Switches.WriteEffect = WriteEffect.AtOnce;
        _simulator.Switches.Fail(PortalEndpoint.SetValue, Trouble.Abort with { AfterHandling = true });
        var session = await Portal.LogInAsync(Owner, Begin());

        await Assert.ThrowsAsync<OutcomeUnknownException>(() => Portal.WriteAsync(session, BoxWrite.Of(Id, BoxParameter.Mode, 2), Begin()));

        Assert.Equal(2, SimulatedBox["box_prms", "mode"]);
        Assert.Single(_simulator.Requests.Writes);
    }

    private SimulatedBox SimulatedBox => _simulator.Accounts[AccountBook.OneBoxEmail].Boxes[0];

    private BoxId Id => BoxId.TryParse(SimulatedBox.Id)!.Value;

    private (BoxWrite Change, string Table, string Column)[] Changes() =>
    [
        (BoxWrite.Of(Id, BoxParameter.Mode, 3), "box_prms", "mode"),
        (BoxWrite.Of(Id, BoxParameter.SupplementaryModes, 2), "box_prm2", "app"),
        (BoxWrite.Of(Id, BoxParameter.ExportCap, 4_200), "invertor_prm1", "p_max_feed_grid"),
        (BoxWrite.Of(Id, BoxParameter.HeaterMode, 1), "boiler_prms", "manual"),
        (BoxWrite.Of(Id, BoxParameter.Relay1, 0), "boiler_prms", "ssr0"),
        (BoxWrite.Of(Id, BoxParameter.Relay2, 0), "boiler_prms", "ssr1"),
        (BoxWrite.Of(Id, BoxParameter.Relay3, 0), "boiler_prms", "ssr2"),
        (BoxWrite.Of(Id, BoxParameter.GridDelivery, 0), "invertor_prms", "to_grid"),
        (BoxWrite.Of(Id, BoxParameter.GridDelivery, 1), "invertor_prms", "to_grid"),
        (BoxWrite.Of(Id, BoxParameter.GridDelivery, 2, 3_300), "invertor_prm1", "p_max_feed_grid"),
        (BoxWrite.Of(Id, BoxParameter.GridChargingTarget, 65), "box_prms", "bat_ac"),
    ];

    private SeriesQuery Today(SeriesName name) => new(name, DateOnly.FromDateTime(_time.Start.DateTime), DateOnly.FromDateTime(_time.Start.DateTime));

    private async Task<PortalSession> ExpiredSessionAsync()
    {
        var session = await Portal.LogInAsync(Owner, Begin());
        _simulator.KillSessions();
        return session;
    }
}
