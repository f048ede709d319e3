using Oig.Contracts.Control;
using Oig.Simulator;

namespace Oig.Grains.Tests.Control;

/// <summary>What the box itself sees to, whoever asks: parts of one value, the operator's limits, time, taking back, changes made elsewhere.</summary>
public sealed class BoxRulesTests : HouseTest
{
    [Fact]
    public async Task Home_6_after_home_5_that_is_late_does_not_undo_it()
    {
        House.Portal.Switches.WriteDelay = TimeSpan.FromMinutes(40);
        await House.ChangeAsync(Wanted.Supplementary(5, on: true));
        await House.PassAsync(TimeSpan.FromMinutes(15));
        Assert.Equal(ChangeState.NotConfirmed, House.Newest.State);
        await House.ChangeAsync(Wanted.Supplementary(6, on: true));
        Assert.Contains("\"value\":3", House.Portal.Requests.Writes[^1].Body);
        await House.PassAsync(TimeSpan.FromMinutes(15));
        House.Time.Advance(TimeSpan.FromMinutes(40));
        await House.Controller.SeeAsync(await House.SeeAsync());
        Assert.Equal(3, House.Box["box_prm2", "app"]);
    }

    [Fact]
    public async Task Home_6_asked_for_right_after_home_5_waits_and_keeps_it()
    {
        await House.ChangeAsync(Wanted.Supplementary(5, on: true));
        Assert.Equal(ChangeState.Waiting, (await House.AskAsync(Wanted.Supplementary(6, on: true))).Change?.State);
        await House.PassAsync(TimeSpan.FromMinutes(10));
        Assert.Equal(3, House.Box["box_prm2", "app"]);
        Assert.All(House.Storage.Load().Changes, change => Assert.Equal(ChangeState.Confirmed, change.State));
    }

    [Fact]
    public async Task A_mode_that_was_switched_off_elsewhere_is_not_switched_on_again_with_another()
    {
        House.Portal.Switches.WriteEffect = WriteEffect.Ignored;
        await House.ChangeAsync(Wanted.Supplementary(5, on: true));
        House.Box["box_prm2", "app"] = 1;
        House.Time.Advance(TimeSpan.FromSeconds(31));
        await House.Controller.SeeAsync(await House.SeeAsync());
        await House.PassAsync(TimeSpan.FromMinutes(16));
        House.Box["box_prm2", "app"] = 0;
        House.Time.Advance(TimeSpan.FromSeconds(31));
        await House.Controller.SeeAsync(await House.SeeAsync());
        House.Portal.Switches.WriteEffect = WriteEffect.Delayed;
        await House.ChangeAsync(Wanted.Supplementary(6, on: true));
        Assert.Contains("\"value\":2", House.Portal.Requests.Writes[^1].Body);
    }

    public static TheoryData<Wanted, ControlReason> Forbidden => new()
    {
        { Wanted.GridDelivery(2, 6000), ControlReason.BeyondLimit },
        { Wanted.GridDelivery(1), ControlReason.BeyondLimit },
        { Wanted.GridCharging(95), ControlReason.BeyondLimit },
        { Wanted.GridCharging(25), ControlReason.BeyondLimit },
        { Wanted.Relay(1, on: true), ControlReason.NotAllowed },
    };

    [Theory]
    [MemberData(nameof(Forbidden))]
    public async Task The_operators_limits_are_checked_where_the_change_is_made(Wanted wanted, ControlReason reason)
    {
        (House.Options.MaxExportWatts, House.Options.MinChargePercent, House.Options.MaxChargePercent, House.Options.Relay) = (5000, 30, 90, false);
        Assert.Equal(reason, (await House.AskAsync(wanted)).Denial?.Reason);
        await House.Controller.WorkAsync();
        Assert.Empty(House.Portal.Requests.Writes);
    }

    [Fact]
    public async Task A_limit_that_came_while_a_change_waited_counts_when_it_is_sent()
    {
        await House.AskAsync(Wanted.GridDelivery(2, 6000));
        House.Options.MaxExportWatts = 5000;
        await House.PassAsync(TimeSpan.FromSeconds(10));
        Assert.Equal((ChangeState.Refused, ControlReason.BeyondLimit), (House.Newest.State, House.Newest.Cause));
        Assert.Empty(House.Portal.Requests.Writes);
    }

    [Fact]
    public async Task A_stop_and_the_end_of_export_are_within_every_limit()
    {
        (House.Options.MaxExportWatts, House.Options.MinChargePercent) = (1, 99);
        Assert.True((await House.AskAsync(Wanted.GridCharging(0))).IsChange);
        Assert.True((await House.AskAsync(Wanted.GridDelivery(0))).IsChange);
    }

    [Fact]
    public async Task A_change_is_sent_not_before_its_time_and_others_do_not_wait_for_it()
    {
        var at = House.Time.GetUtcNow().AddMinutes(20);
        Assert.Equal(at, (await House.AskAsync(Wanted.Mode(1), notBefore: at)).Change?.NotBefore);
        await House.AskAsync(Wanted.Relay(1, on: false));
        await House.PassAsync(TimeSpan.FromMinutes(19));
        Assert.Contains("ssr0", Assert.Single(House.Portal.Requests.Writes).Body);
        await House.PassAsync(TimeSpan.FromMinutes(4));
        Assert.InRange(House.Portal.Requests.Writes[1].Time, at, at.AddSeconds(10));
        Assert.All(House.Storage.Load().Changes, change => Assert.Equal(ChangeState.Confirmed, change.State));
    }

    [Fact]
    public async Task A_time_beyond_the_longest_wait_is_denied()
    {
        var answer = await House.AskAsync(Wanted.Mode(1), notBefore: House.Time.GetUtcNow().AddMinutes(31));
        Assert.Equal((ControlReason.TooLate, House.Time.GetUtcNow().AddMinutes(30)), (answer.Denial!.Reason, answer.Denial.Until));
    }

    [Fact]
    public async Task A_change_that_waits_can_be_taken_back_and_one_that_was_sent_cannot()
    {
        var sent = await House.ChangeAsync(Wanted.Mode(1));
        var waiting = (await House.AskAsync(Wanted.Relay(1, on: false))).Change!;
        Assert.Equal(ChangeState.Cancelled, (await House.Controller.CancelAsync(waiting.Id))?.State);
        Assert.Equal(ChangeState.Accepted, (await House.Controller.CancelAsync(sent.Id))?.State);
        Assert.Null(await House.Controller.CancelAsync("no such change"));
        await House.PassAsync(TimeSpan.FromMinutes(5));
        Assert.Single(House.Portal.Requests.Writes);
    }

    [Fact]
    public async Task What_is_changed_elsewhere_is_told_with_the_times_between_which_it_was()
    {
        await House.Controller.ReviewAsync(await House.SeeAsync());
        var before = House.Time.GetUtcNow();
        House.Time.Advance(TimeSpan.FromMinutes(5));
        House.Box["box_prms", "mode"] = 2;
        var review = await House.Controller.ReviewAsync(await House.SeeAsync());
        Assert.Equal(
            new ElsewhereChange(BoxParameter.Mode, new(0), new(2), before, House.Time.GetUtcNow()), Assert.Single(review.Elsewhere));
        Assert.Single((await House.Controller.ReviewAsync(await House.SeeAsync())).Elsewhere);
    }

    [Fact]
    public async Task What_this_server_changed_is_not_told_as_changed_elsewhere_also_when_it_comes_late()
    {
        House.Portal.Switches.WriteDelay = TimeSpan.FromMinutes(40);
        await House.ChangeAsync(Wanted.Mode(1));
        await House.ChangeAsync(Wanted.GridDelivery(2, 3500));
        await House.PassAsync(TimeSpan.FromMinutes(40));
        House.Time.Advance(TimeSpan.FromMinutes(45));
        var review = await House.Controller.ReviewAsync(await House.SeeAsync());
        Assert.Equal(1, House.Box["box_prms", "mode"]);
        Assert.Empty(review.Elsewhere);
    }

    [Fact]
    public async Task What_was_seen_is_remembered_over_a_restart()
    {
        await House.Controller.ReviewAsync(await House.SeeAsync());
        await House.Controller.WorkAsync();
        House.Restart();
        House.Time.Advance(TimeSpan.FromMinutes(5));
        House.Box["box_prms", "mode"] = 2;
        Assert.Single((await House.Controller.ReviewAsync(await House.SeeAsync())).Elsewhere);
    }

    [Fact]
    public async Task A_change_that_was_given_up_is_looked_for_when_somebody_asks()
    {
        House.Portal.Switches.SessionLife = TimeSpan.FromHours(2);
        House.Portal.Switches.WriteDelay = TimeSpan.FromMinutes(40);
        await House.ChangeAsync(Wanted.Mode(1));
        await House.PassAsync(TimeSpan.FromMinutes(16));
        var old = await House.SeeAsync();
        House.Time.Advance(TimeSpan.FromMinutes(30));
        Assert.Equal(ChangeState.NotConfirmed, (await House.Controller.ReviewAsync(old)).Changes[0].State);
        Assert.True(House.Controller.HasWork);
        await House.PassAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(ChangeState.Confirmed, House.Newest.State);
        Assert.False(House.Controller.HasWork);
    }
}
