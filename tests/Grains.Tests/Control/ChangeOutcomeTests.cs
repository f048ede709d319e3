using Oig.Contracts.Control;
using Oig.Simulator;

namespace Oig.Grains.Tests.Control;

/// <summary>What becomes of a change that the portal takes.</summary>
public sealed class ChangeOutcomeTests : HouseTest
{
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
        var sent = await House.ChangeAsync(wanted);
        Assert.Equal(ChangeState.Accepted, sent.State);
        await House.PassAsync(TimeSpan.FromMinutes(3));
        Assert.Equal(ChangeState.Confirmed, House.Newest.State);
        Assert.Equal(value, House.Box[table, column]);
        Assert.Single(House.Portal.Requests.Writes);
        Assert.False(House.Controller.HasWork);
    }

    [Fact]
    public async Task A_value_that_is_set_already_is_answered_without_a_request()
    {
        var answer = await House.AskAsync(Wanted.Mode(0));
        await House.Controller.WorkAsync();
        Assert.Equal(ChangeState.AlreadySet, answer.Change!.State);
        Assert.Empty(House.Portal.Requests.Writes);
    }

    [Fact]
    public async Task Home_6_leaves_home_5_as_it_is()
    {
        House.Box["box_prm2", "app"] = 1;
        await House.ChangeAsync(Wanted.Supplementary(6, on: true));
        await House.PassAsync(TimeSpan.FromMinutes(3));
        Assert.Equal(3, House.Box["box_prm2", "app"]);
        Assert.Equal(new ShownValue(3), House.Newest.ShownAfter);
    }

    [Fact]
    public async Task What_the_portal_shows_before_the_box_has_called_again_confirms_nothing()
    {
        House.Portal.Switches.WriteEffect = WriteEffect.AtOnce;
        await House.ChangeAsync(Wanted.Mode(1));
        var seen = await House.SeeAsync("other@example.com");
        Assert.Equal(1, seen.Box.Modes.Mode);
        await House.Controller.SeeAsync(seen);
        Assert.Equal(ChangeState.Accepted, House.Newest.State);
        await House.PassAsync(TimeSpan.FromMinutes(2));
        Assert.Equal(ChangeState.Confirmed, House.Newest.State);
    }

    [Fact]
    public async Task A_change_that_the_portal_forgets_is_not_confirmed_after_fifteen_minutes()
    {
        House.Portal.Switches.WriteEffect = WriteEffect.Ignored;
        await House.ChangeAsync(Wanted.Mode(1));
        await House.PassAsync(TimeSpan.FromSeconds(890));
        Assert.Equal(ChangeState.Accepted, House.Newest.State);
        await House.PassAsync(TimeSpan.FromSeconds(10));
        Assert.Equal(ChangeState.NotConfirmed, House.Newest.State);
        Assert.Equal(new ShownValue(0), House.Newest.ShownAfter);
        Assert.Single(House.Portal.Requests.Writes);
    }

    [Fact]
    public async Task A_change_that_comes_late_is_confirmed_all_the_same_when_somebody_looks()
    {
        House.Portal.Switches.WriteDelay = TimeSpan.FromMinutes(40);
        await House.ChangeAsync(Wanted.Mode(1));
        await House.PassAsync(TimeSpan.FromMinutes(15));
        Assert.Equal(ChangeState.NotConfirmed, House.Newest.State);
        House.Time.Advance(TimeSpan.FromMinutes(30));
        var changes = await House.Controller.SeeAsync(await House.SeeAsync());
        Assert.Equal(ChangeState.Confirmed, Assert.Single(changes).State);
    }

    [Fact]
    public async Task While_a_wish_may_still_come_the_present_value_is_not_taken_for_set()
    {
        House.Portal.Switches.WriteDelay = TimeSpan.FromMinutes(40);
        await House.ChangeAsync(Wanted.Mode(1));
        await House.PassAsync(TimeSpan.FromMinutes(15));
        Assert.Equal(ChangeState.Accepted, (await House.ChangeAsync(Wanted.Mode(0))).State);
        Assert.Equal(2, House.Portal.Requests.Writes.Count);
    }

    [Fact]
    public async Task Settings_that_change_together_with_the_wanted_one_are_reported()
    {
        House.Portal.Switches.SideEffects = SideEffects.MinimumCharge;
        await House.ChangeAsync(Wanted.Mode(2));
        await House.PassAsync(TimeSpan.FromMinutes(3));
        Assert.Equal(new SideEffect("minimum_charge_percent", "20", "30"), Assert.Single(House.Newest.SideEffects));
    }

    [Fact]
    public async Task Live_data_is_read_at_its_normal_pace_while_watching()
    {
        House.Portal.Switches.WriteEffect = WriteEffect.Ignored;
        await House.ChangeAsync(Wanted.Mode(1));
        House.Portal.Requests.Clear();
        await House.PassAsync(TimeSpan.FromMinutes(15));
        Assert.InRange(House.Portal.Requests.LiveReads.Count, 15, 30);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_portal_that_fails_is_asked_no_faster(bool sent)
    {
        if (sent) await House.ChangeAsync(Wanted.Mode(1));
        else await House.AskAsync(Wanted.Mode(1));
        House.Portal.Switches.Fail(PortalEndpoint.Live, Trouble.Garbage);
        House.Portal.Requests.Clear();
        await House.PassAsync(TimeSpan.FromMinutes(5));
        Assert.InRange(House.Portal.Requests.LiveReads.Count, 5, 11);
    }

    [Fact]
    public async Task Every_step_leaves_an_audit_record_with_who_and_what_and_no_credentials()
    {
        await House.ChangeAsync(Wanted.Mode(1));
        await House.PassAsync(TimeSpan.FromMinutes(3));
        Assert.Equal(["4601", "4603", "4604", "4605"], House.Audit.Lines.Select(line => line[..4]));
        Assert.All(House.Audit.Lines, line =>
        {
            Assert.Contains($"set_it on box {ControlledHouse.BoxId} to 'Home 2' from 'Home 1'", line);
            Assert.Contains("by account key of one@example.com at 192.0.2.7", line);
            Assert.DoesNotContain(AccountBook.TestPassword, line);
        });
    }
}
