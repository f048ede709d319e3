using Oig.Contracts.Control;
using Oig.Simulator;

namespace Oig.Grains.Tests.Control;

/// <summary>"Already set" is said only of what was just seen on a box that calls and does not contradict it.</summary>
public sealed class FreshnessTests : HouseTest
{
    [Fact]
    public async Task A_change_in_the_vendors_app_five_seconds_ago_is_noticed()
    {
        await House.SeeAsync();
        House.Time.Advance(TimeSpan.FromSeconds(20));
        House.Box["box_prms", "mode"] = 2;
        House.Time.Advance(TimeSpan.FromSeconds(5));
        // Memory says Home 1, the box has been changed to Home 3.
        var answer = await House.AskAsync(Wanted.Mode(0));
        Assert.Equal(ChangeState.Waiting, answer.Change?.State);
        await House.PassAsync(TimeSpan.FromMinutes(3));
        Assert.Equal(ChangeState.Confirmed, House.Newest.State);
        Assert.Equal(0, House.Box["box_prms", "mode"]);
    }

    [Fact]
    public async Task A_value_that_was_set_in_the_vendors_app_meanwhile_is_not_sent_again()
    {
        await House.SeeAsync();
        House.Time.Advance(TimeSpan.FromSeconds(20));
        House.Box["box_prms", "mode"] = 2;
        House.Time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(ChangeState.AlreadySet, (await House.ChangeAsync(Wanted.Mode(2))).State);
        Assert.Empty(House.Portal.Requests.Writes);
    }

    [Fact]
    public async Task A_box_that_is_silent_is_never_set_already()
    {
        House.Portal.Switches.WriteEffect = WriteEffect.Never;
        House.Time.Advance(TimeSpan.FromMinutes(12));
        Assert.Equal(ControlReason.BoxOffline, (await House.AskAsync(Wanted.Mode(0))).Denial?.Reason);
        Assert.Equal(ChangeState.Accepted, (await House.ChangeAsync(Wanted.Mode(0), queueIfOffline: true)).State);
    }

    [Fact]
    public async Task When_the_box_cannot_be_seen_anew_nothing_is_said_to_be_set()
    {
        await House.SeeAsync();
        House.Time.Advance(TimeSpan.FromSeconds(20));
        House.Portal.Switches.Fail(PortalEndpoint.Live, Trouble.Unavailable() with { Times = 50 });
        var asked = House.AskAsync(Wanted.Mode(0));
        while (!asked.IsCompleted)
        {
            House.Time.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(5);
        }

        Assert.Equal(ChangeState.Waiting, (await asked).Change?.State);
    }

    [Fact]
    public async Task An_export_that_reads_as_off_while_power_flows_out_is_sent()
    {
        // An unmarked Queen: its own dialect delivers, read as a King's it looks switched off.
        await using var house = await ControlledHouse.StartAsync();
        var queen = new SimulatedBox(ControlledHouse.BoxId, SimulatedKind.QueenWithoutFlag);
        // A battery that is full at once, so that the sun's surplus leaves the house.
        (queen["invertor_prms", "to_grid"], queen["invertor_prm1", "p_max_feed_grid"], queen["box_prms", "p_bat"]) = (0, 9000, 200);
        house.Portal.Accounts.Add("one@example.com", AccountBook.TestPassword, queen);
        var seen = await house.SeeAsync();
        Assert.True(seen.Box.Powers.GridExport > 200, $"The house delivers {seen.Box.Powers.GridExport} W; the test needs more.");
        Assert.Equal(ChangeState.Accepted, (await house.ChangeAsync(Wanted.GridDelivery(0))).State);
        Assert.Single(house.Portal.Requests.Writes);
    }

    [Theory]
    [InlineData(20)]
    [InlineData(-20)]
    public async Task A_clock_that_is_wrong_proves_nothing_and_hides_nothing(int minutesAhead)
    {
        House.Skew = TimeSpan.FromMinutes(minutesAhead);
        House.Portal.Switches.WriteEffect = WriteEffect.AtOnce;
        await House.ChangeAsync(Wanted.Mode(1));
        await House.Controller.SeeAsync(await House.SeeAsync("other@example.com"));
        Assert.Equal(ChangeState.Accepted, House.Newest.State);
        await House.PassAsync(TimeSpan.FromMinutes(2));
        Assert.Equal(ChangeState.Confirmed, House.Newest.State);
    }
}
