using Oig.Grains.Control;
using Oig.Simulator;

namespace Oig.Grains.Tests.Control;

public sealed class ChangeOutcomeTests : IAsyncLifetime
{
    private ControlledHouse _house = null!;

    public async Task InitializeAsync() => _house = await ControlledHouse.StartAsync();

    public async Task DisposeAsync()
    {
        Assert.Empty(_house.Portal.Requests.Violations);
        await _house.DisposeAsync();
    }

    public static TheoryData<Wanted, string, string, int> Changes => new()
    {
        { Wanted.Mode(1), "box_prms", "mode", 1 },
        { Wanted.Mode(3), "box_prms", "mode", 3 },
        { Wanted.Supplementary(5, on: true), "box_prm2", "app", 1 },
        { Wanted.Supplementary(6, on: true), "box_prm2", "app", 2 },
        { Wanted.GridDelivery(0), "invertor_prms", "to_grid", 0 },
        { Wanted.GridDelivery(2, 3500), "invertor_prm1", "p_max_feed_grid", 3500 },
        { Wanted.Heater(manual: true), "boiler_prms", "manual", 1 },
        { Wanted.Relay(1, on: false), "boiler_prms", "ssr0", 0 },
        { Wanted.Relay(3, on: false), "boiler_prms", "ssr2", 0 },
        { Wanted.GridCharging(55), "box_prms", "bat_ac", 55 },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task A_change_is_sent_once_and_confirmed_when_the_box_shows_it(Wanted wanted, string table, string column, int value)
    {
        var sent = await _house.ChangeAsync(wanted);
        Assert.Equal(ChangeState.Accepted, sent.State);
        await _house.PassAsync(TimeSpan.FromMinutes(3));
        Assert.Equal(ChangeState.Confirmed, _house.Newest.State);
        Assert.Equal(value, _house.Box[table, column]);
        Assert.Single(_house.Portal.Requests.Writes);
        Assert.False(_house.Controller.HasWork);
    }

    [Fact]
    public async Task A_value_that_is_set_already_is_answered_without_a_request()
    {
        var answer = await _house.AskAsync(Wanted.Mode(0));
        await _house.Controller.WorkAsync();
        Assert.Equal(ChangeState.AlreadySet, answer.Change!.State);
        Assert.Empty(_house.Portal.Requests.Writes);
    }

    [Fact]
    public async Task Home_6_leaves_home_5_as_it_is()
    {
        _house.Box["box_prm2", "app"] = 1;
        await _house.ChangeAsync(Wanted.Supplementary(6, on: true));
        await _house.PassAsync(TimeSpan.FromMinutes(3));
        Assert.Equal(3, _house.Box["box_prm2", "app"]);
        Assert.Equal("Home 5 and Home 6", _house.Newest.After);
    }

    [Fact]
    public async Task What_the_portal_shows_before_the_box_has_called_again_confirms_nothing()
    {
        _house.Portal.Switches.WriteEffect = WriteEffect.AtOnce;
        await _house.ChangeAsync(Wanted.Mode(1));
        var seen = await _house.SeeAsync("other@example.com");
        Assert.Equal(1, seen.Box.Modes.Mode);
        await _house.Controller.SeeAsync(seen);
        Assert.Equal(ChangeState.Accepted, _house.Newest.State);
        await _house.PassAsync(TimeSpan.FromMinutes(2));
        Assert.Equal(ChangeState.Confirmed, _house.Newest.State);
    }

    [Fact]
    public async Task A_change_that_the_portal_forgets_is_not_confirmed_after_fifteen_minutes()
    {
        _house.Portal.Switches.WriteEffect = WriteEffect.Ignored;
        await _house.ChangeAsync(Wanted.Mode(1));
        await _house.PassAsync(TimeSpan.FromSeconds(890));
        Assert.Equal(ChangeState.Accepted, _house.Newest.State);
        await _house.PassAsync(TimeSpan.FromSeconds(10));
        Assert.Equal(ChangeState.NotConfirmed, _house.Newest.State);
        Assert.Equal("Home 1", _house.Newest.After);
        Assert.Single(_house.Portal.Requests.Writes);
    }

    [Fact]
    public async Task A_change_that_comes_late_is_confirmed_all_the_same_when_somebody_looks()
    {
        _house.Portal.Switches.WriteDelay = TimeSpan.FromMinutes(40);
        await _house.ChangeAsync(Wanted.Mode(1));
        await _house.PassAsync(TimeSpan.FromMinutes(15));
        Assert.Equal(ChangeState.NotConfirmed, _house.Newest.State);
        _house.Time.Advance(TimeSpan.FromMinutes(30));
        var changes = await _house.Controller.SeeAsync(await _house.SeeAsync());
        Assert.Equal(ChangeState.Confirmed, Assert.Single(changes).State);
    }

    [Fact]
    public async Task While_a_wish_may_still_come_the_present_value_is_not_taken_for_set()
    {
        _house.Portal.Switches.WriteDelay = TimeSpan.FromMinutes(40);
        await _house.ChangeAsync(Wanted.Mode(1));
        await _house.PassAsync(TimeSpan.FromMinutes(15));
        Assert.Equal(ChangeState.Accepted, (await _house.ChangeAsync(Wanted.Mode(0))).State);
        Assert.Equal(2, _house.Portal.Requests.Writes.Count);
    }

    [Fact]
    public async Task Settings_that_change_together_with_the_wanted_one_are_reported()
    {
        _house.Portal.Switches.SideEffects = SideEffects.MinimumCharge;
        await _house.ChangeAsync(Wanted.Mode(2));
        await _house.PassAsync(TimeSpan.FromMinutes(3));
        Assert.Equal(new SideEffect("minimum charge, %", "20", "30"), Assert.Single(_house.Newest.SideEffects));
    }

    [Theory]
    [InlineData(WriteProfile.Legacy)]
    [InlineData(WriteProfile.FormOnly)]
    public async Task A_portal_that_wants_another_encoding_refuses_and_is_not_asked_again(WriteProfile profile)
    {
        _house.Portal.Switches.WriteProfile = profile;
        var change = await _house.ChangeAsync(Wanted.Mode(1));
        await _house.PassAsync(TimeSpan.FromMinutes(2));
        Assert.Equal(ChangeState.Refused, change.State);
        Assert.Single(_house.Portal.Requests.Writes);
        Assert.Null(await _house.Writes.GetPauseAsync());
    }

    [Fact]
    public async Task A_portal_that_wants_forms_gets_them_when_the_operator_says_so()
    {
        await using var house = await ControlledHouse.StartAsync(("Oig:Portal:WriteEncoding", "Form"));
        house.Portal.Switches.WriteProfile = WriteProfile.FormOnly;
        await house.ChangeAsync(Wanted.GridDelivery(2, 4000));
        await house.PassAsync(TimeSpan.FromMinutes(3));
        Assert.Equal(ChangeState.Confirmed, house.Newest.State);
        Assert.Single(house.Portal.Requests.Writes);
    }

    [Fact]
    public async Task An_error_page_is_a_refusal_that_stops_nobody_else()
    {
        _house.Portal.Switches.Fail(PortalEndpoint.SetValue, Trouble.ServerError);
        Assert.Equal(ChangeState.Refused, (await _house.ChangeAsync(Wanted.Mode(1))).State);
        Assert.Null(await _house.Writes.GetPauseAsync());
        Assert.Single(_house.Portal.Requests.Writes);
    }

    [Fact]
    public async Task An_answer_lost_after_the_portal_stored_the_wish_ends_as_confirmed()
    {
        _house.Portal.Switches.Fail(PortalEndpoint.SetValue, Trouble.Abort with { AfterHandling = true });
        Assert.Equal(ChangeState.Unknown, (await _house.ChangeAsync(Wanted.Mode(1))).State);
        await _house.PassAsync(TimeSpan.FromMinutes(3));
        Assert.Equal(ChangeState.Confirmed, _house.Newest.State);
        Assert.Single(_house.Portal.Requests.Writes);
    }

    [Fact]
    public async Task An_answer_lost_before_the_portal_stored_the_wish_ends_as_not_confirmed()
    {
        _house.Portal.Switches.Fail(PortalEndpoint.SetValue, Trouble.Abort);
        Assert.Equal(ChangeState.Unknown, (await _house.ChangeAsync(Wanted.Mode(1))).State);
        await _house.PassAsync(TimeSpan.FromMinutes(15));
        Assert.Equal(ChangeState.NotConfirmed, _house.Newest.State);
        Assert.Single(_house.Portal.Requests.Writes);
    }

    [Theory]
    [InlineData(true, ChangeState.Confirmed)]
    [InlineData(false, ChangeState.NotConfirmed)]
    public async Task Silence_is_unknown_until_the_box_is_read_back(bool stored, ChangeState end)
    {
        _house.Portal.Switches.Fail(PortalEndpoint.SetValue, Trouble.NoAnswer(TimeSpan.FromMinutes(1)) with { AfterHandling = stored, Times = 1 });
        var change = _house.ChangeAsync(Wanted.Mode(1));
        while (_house.Portal.Requests.Writes.Count == 0) await Task.Delay(5);
        _house.Time.Advance(TimeSpan.FromSeconds(21));
        Assert.Equal(ChangeState.Unknown, (await change).State);
        await _house.PassAsync(TimeSpan.FromMinutes(15));
        Assert.Equal(end, _house.Newest.State);
        Assert.Single(_house.Portal.Requests.Writes);
    }

    [Fact]
    public async Task A_portal_that_turns_changes_away_is_told_apart_from_an_unknown_outcome()
    {
        _house.Portal.Switches.Fail(PortalEndpoint.SetValue, Trouble.Unavailable());
        var change = await _house.ChangeAsync(Wanted.Mode(1));
        Assert.Equal(ChangeState.Refused, change.State);
        Assert.Contains("Nothing was changed", change.Reason);
    }

    [Fact]
    public async Task Live_data_is_read_at_its_normal_pace_while_watching()
    {
        _house.Portal.Switches.WriteEffect = WriteEffect.Ignored;
        await _house.ChangeAsync(Wanted.Mode(1));
        _house.Portal.Requests.Clear();
        await _house.PassAsync(TimeSpan.FromMinutes(15));
        Assert.InRange(_house.Portal.Requests.LiveReads.Count, 15, 30);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_portal_that_fails_is_asked_no_faster(bool sent)
    {
        if (sent) await _house.ChangeAsync(Wanted.Mode(1));
        else await _house.AskAsync(Wanted.Mode(1));
        _house.Portal.Switches.Fail(PortalEndpoint.Live, Trouble.Garbage);
        _house.Portal.Requests.Clear();
        await _house.PassAsync(TimeSpan.FromMinutes(5));
        Assert.InRange(_house.Portal.Requests.LiveReads.Count, 5, 11);
    }

    [Fact]
    public async Task Every_step_leaves_an_audit_record_with_who_and_what_and_no_credentials()
    {
        await _house.ChangeAsync(Wanted.Mode(1));
        await _house.PassAsync(TimeSpan.FromMinutes(3));
        Assert.Equal(["4601", "4603", "4604", "4605"], _house.Audit.Lines.Select(line => line[..4]));
        Assert.All(_house.Audit.Lines, line =>
        {
            Assert.Contains($"set_it on box {ControlledHouse.BoxId} to 'Home 2' from 'Home 1'", line);
            Assert.Contains("by account key of one@example.com at 192.0.2.7", line);
            Assert.DoesNotContain(AccountBook.TestPassword, line);
        });
    }
}
