using Oig.Contracts.Boxes;
using Oig.Portal.Tests.Samples;

namespace Oig.Portal.Tests.Reading;

public sealed class BatteryTests
{
    private static readonly Battery Charging = Sample.Snapshot("boxes-one.json").Boxes[0].Battery;
    private static readonly Battery Discharging = Sample.Snapshot("boxes-two.json").Boxes[0].Battery;
    private static readonly Battery Balancing = Sample.Snapshot("boxes-two.json").Boxes[1].Battery;

    [Fact]
    public void Charge_and_limits_are_read()
    {
        Assert.Equal((63, 12000, 90), (Charging.StateOfCharge, Charging.Capacity, Charging.ChargingTarget));
        Assert.Equal((18, 12), (Charging.Minimum, Charging.BackupMinimum));
        Assert.Equal((true, false), (Charging.ChargesInHdoWindows, Charging.Balancing));
        Assert.Equal([new TimeWindow(3600, 18000), new TimeWindow(46800, 54000)], Charging.HdoWindows.ToArray());
        Assert.True(Balancing.Balancing);
    }

    [Fact]
    public void Energies_follow_from_charge_and_capacity()
    {
        Assert.Equal(7560, Charging.Stored!.Value, 9);
        Assert.Equal(5400, Charging.Usable!.Value, 9);
        Assert.Equal(4440, Charging.Missing!.Value, 9);
    }

    [Fact]
    public void A_charging_battery_has_a_time_to_full()
    {
        Assert.Equal(BatteryActivity.Charging, Charging.Activity);
        Assert.Equal(4440.0 / 2200, Charging.TimeToFull!.Value.TotalHours, 6);
        Assert.Null(Charging.TimeToEmpty);
    }

    [Fact]
    public void A_discharging_battery_has_a_time_to_its_minimum()
    {
        Assert.Equal(BatteryActivity.Discharging, Discharging.Activity);
        Assert.Equal(TimeSpan.FromHours(4), Discharging.TimeToEmpty);
        Assert.Null(Discharging.TimeToFull);
    }

    [Theory]
    [InlineData(50, BatteryActivity.Idle)]
    [InlineData(50.5, BatteryActivity.Charging)]
    [InlineData(-50, BatteryActivity.Idle)]
    [InlineData(-51, BatteryActivity.Discharging)]
    public void Up_to_fifty_watts_is_idle(double power, BatteryActivity activity) =>
        Assert.Equal(activity, new Battery { Power = power }.Activity);

    [Fact]
    public void A_slow_charge_shows_at_most_a_day() =>
        Assert.Equal(TimeSpan.FromHours(24), new Battery { Power = 51, Capacity = 10_000, StateOfCharge = 10 }.TimeToFull);

    [Fact]
    public void A_battery_below_its_minimum_has_nothing_usable() =>
        Assert.Equal(0, new Battery { Capacity = 10_000, StateOfCharge = 15, Minimum = 20 }.Usable);

    [Fact]
    public void Nothing_is_computed_from_a_missing_input()
    {
        var noCapacity = new Battery { StateOfCharge = 50, Minimum = 20, Power = 1000 };
        var noMinimum = new Battery { StateOfCharge = 50, Capacity = 10_000, Power = -1000 };

        Assert.Equal((null, null, null, null), (noCapacity.Stored, noCapacity.Usable, noCapacity.Missing, noCapacity.TimeToFull));
        Assert.Equal((null, null), (noMinimum.Usable, noMinimum.TimeToEmpty));
    }
}
