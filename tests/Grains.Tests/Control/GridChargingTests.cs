using Oig.Contracts;
using Oig.Contracts.Control;
using Oig.Simulator;

namespace Oig.Grains.Tests.Control;

/// <summary>Charging from the grid is an action: a target that stands there proves nothing, and what the box does proves it.</summary>
public sealed class GridChargingTests : HouseTest
{
    // When the battery is neither full nor charged by the sun.
    private static readonly TimeSpan UntilNight = TimeSpan.FromHours(14);

    [Fact]
    public async Task A_target_that_stands_there_already_is_sent_all_the_same()
    {
        House.Box["box_prms", "bat_ac"] = 80;
        Assert.Equal(ChangeState.Accepted, (await House.ChangeAsync(Wanted.GridCharging(80))).State);
        Assert.Contains("\"80\"", Assert.Single(House.Portal.Requests.Writes).Body);
    }

    [Fact]
    public async Task It_is_confirmed_when_power_from_the_grid_goes_into_the_battery()
    {
        House.Time.Advance(UntilNight);
        await House.ChangeAsync(Wanted.GridCharging(100));
        await House.PassAsync(TimeSpan.FromMinutes(3));
        var seen = await House.SeeAsync();
        Assert.True(GridCharging.IsOn(seen.Box));
        Assert.Equal(ChangeState.Confirmed, House.Newest.State);
    }

    [Fact]
    public async Task A_box_that_takes_the_target_and_does_not_charge_is_not_confirmed()
    {
        House.Time.Advance(UntilNight);
        House.Portal.Switches.WriteEffect = WriteEffect.Ignored;
        await House.ChangeAsync(Wanted.GridCharging(100));
        House.Box["box_prms", "bat_ac"] = 100;
        await House.PassAsync(TimeSpan.FromMinutes(15));
        Assert.Equal(ChangeState.NotConfirmed, House.Newest.State);
    }

    [Fact]
    public async Task It_can_be_stopped_and_is_confirmed_when_nothing_from_the_grid_goes_into_the_battery()
    {
        House.Time.Advance(UntilNight);
        await House.ChangeAsync(Wanted.GridCharging(100));
        await House.PassAsync(TimeSpan.FromMinutes(3));
        var stop = await House.ChangeAsync(Wanted.GridCharging(0));
        Assert.Equal(ChangeState.Accepted, stop.State);
        Assert.False(Wanted.GridCharging(0).NeedsAcknowledgement);
        await House.PassAsync(TimeSpan.FromMinutes(3));
        Assert.False(GridCharging.IsOn((await House.SeeAsync()).Box));
        Assert.Equal(ChangeState.Confirmed, House.Newest.State);
        Assert.Equal(2, House.Portal.Requests.Writes.Count);
    }

    [Fact]
    public async Task Without_live_data_nothing_tells_that_it_charges_so_it_is_not_confirmed()
    {
        House.Time.Advance(UntilNight);
        House.Portal.Switches.Live = LiveData.Off;
        await House.ChangeAsync(Wanted.GridCharging(100));
        await House.PassAsync(TimeSpan.FromMinutes(15));
        Assert.Equal(ChangeState.NotConfirmed, House.Newest.State);
    }

    [Fact]
    public async Task Charging_until_a_time_is_stopped_at_that_time_also_after_a_restart()
    {
        House.Time.Advance(UntilNight);
        var until = House.Time.GetUtcNow().AddMinutes(20);
        var charge = (await House.AskAsync(Wanted.GridCharging(100), until: until)).Change!;
        await House.PassAsync(TimeSpan.FromMinutes(5));
        Assert.Equal(ChangeState.Confirmed, House.Controller.Find(charge.Id)!.State);
        House.Restart();
        await House.Controller.SeeAsync(await House.SeeAsync());
        await House.PassAsync(TimeSpan.FromMinutes(20));
        var writes = House.Portal.Requests.Writes;
        Assert.Equal(2, writes.Count);
        Assert.Contains("\"0\"", writes[1].Body);
        Assert.InRange(writes[1].Time, until, until.AddSeconds(10));
        Assert.False(GridCharging.IsOn((await House.SeeAsync()).Box));
    }

    [Fact]
    public async Task A_charging_that_was_taken_back_is_not_stopped_either()
    {
        var charge = (await House.AskAsync(
            Wanted.GridCharging(100), notBefore: House.Time.GetUtcNow().AddMinutes(5), until: House.Time.GetUtcNow().AddMinutes(20))).Change!;
        await House.Controller.CancelAsync(charge.Id);
        await House.PassAsync(TimeSpan.FromMinutes(22));
        Assert.Empty(House.Portal.Requests.Writes);
        Assert.All(House.Storage.Load().Changes, change => Assert.Equal(ChangeState.Cancelled, change.State));
    }

    [Theory]
    [InlineData(3, 2)]
    [InlineData(60, 2)]
    [InlineData(60 * 24 * 150, 1)]
    [InlineData(null, 2)]
    public async Task Boxes_that_may_call_are_counted_and_one_that_was_replaced_months_ago_is_not(int? silentMinutes, int counted)
    {
        var box = (await House.SeeAsync()).Box;
        var now = House.Time.GetUtcNow();
        var other = box with { Id = BoxId.TryParse("2188000001")!.Value, Device = new() { LastContact = silentMinutes is { } minutes ? now.AddMinutes(-minutes) : null } };
        Assert.Equal(counted, Sighting.In(new([other, box], now), ControlledHouse.BoxId, "key")!.BoxesOfAccount);
    }

    [Fact]
    public async Task An_entry_that_cannot_be_read_counts_as_a_box()
    {
        var box = (await House.SeeAsync()).Box;
        Assert.Equal(2, Sighting.In(new([box], House.Time.GetUtcNow()) { Unreadable = 1 }, ControlledHouse.BoxId, "key")!.BoxesOfAccount);
    }
}
