using Oig.Contracts;
using Oig.Contracts.Boxes;
using Oig.Portal.Tests.Samples;

namespace Oig.Portal.Tests.Reading;

public sealed class BoxTests
{
    private static readonly Box King = Assert.Single(Sample.Snapshot("boxes-one.json").Boxes);

    [Fact]
    public void Live_powers_come_from_the_fast_table()
    {
        var live = Assert.IsType<Readings>(King.Live);

        Assert.True(King.LiveData);
        Assert.Equal(live, King.Powers);
        Assert.Empty(King.Coarse);
        Assert.Equal((-900, -350, 150, -1100), (live.Grid.L1, live.Grid.L2, live.Grid.L3, live.Grid.Total));
        Assert.Equal((2300, 2450, 4750), (live.SolarString1, live.SolarString2, live.Solar));
        Assert.Equal((2200, 1180, 63), (live.Battery, live.BackedUpLoad, live.StateOfCharge));
    }

    [Fact]
    public void Five_minute_powers_stand_beside_the_live_ones()
    {
        var coarse = King.FiveMinute;

        Assert.Equal((-410, -120, 90, -440), (coarse.Grid.L1, coarse.Grid.L2, coarse.Grid.L3, coarse.Grid.Total));
        Assert.Equal((2010, 2140, 4150), (coarse.SolarString1, coarse.SolarString2, coarse.Solar));
        Assert.Equal((null, 1210, 62), (coarse.Battery, coarse.BackedUpLoad, coarse.StateOfCharge));
    }

    [Fact]
    public void Directions_follow_from_the_live_powers()
    {
        var powers = King.Powers;

        Assert.Equal((0, 1100), (powers.GridImport, powers.GridExport));
        Assert.Equal((150, 1250), (powers.GridImportByPhase, powers.GridExportByPhase));
    }

    [Fact]
    public void Without_live_data_the_powers_are_coarse_and_the_battery_power_is_missing()
    {
        var box = Assert.Single(Sample.Snapshot("boxes-no-live-data.json").Boxes);

        Assert.False(box.LiveData);
        Assert.Same(box.FiveMinute, box.Powers);
        Assert.Equal((-440, 4150, 1210), (box.Powers.Grid.Total, box.Powers.Solar, box.Powers.BackedUpLoad));
        Assert.Equal((62, null, null), (box.Battery.StateOfCharge, box.Battery.Power, box.Battery.Activity));
    }

    [Fact]
    public void Grid_solar_cabinet_and_device_are_read()
    {
        Assert.Equal((231.2, 232.4, 230.6), (King.Grid.Voltage.L1, King.Grid.Voltage.L2, King.Grid.Voltage.L3));
        Assert.Equal((49.98, null), (King.Grid.Frequency, King.Grid.Current));
        Assert.Equal((8800, 47, null), (King.Solar.InstalledPower, King.Solar.PercentOfInstalled, King.Solar.YieldYesterday));
        Assert.Equal((31.7, 28.4), (King.Cabinet.Temperature, King.Cabinet.Humidity));
        Assert.Equal((3002, DateTimeOffset.Parse("2026-07-03T12:41:09+02:00", null)), (King.Device.Model, King.Device.LastContact!.Value));
    }

    [Fact]
    public void Fields_that_sources_read_differently_are_kept_as_they_are() =>
        Assert.Equal((3, 1), (King.Export.CrisisControl, King.Export.CrisisControlEnabled));

    [Fact]
    public void The_branch_that_is_not_backed_up_adds_to_the_load_of_the_house()
    {
        var house = King.Household;

        Assert.Equal((640, 310, 260, 1210), (house.BackedUp.L1, house.BackedUp.L2, house.BackedUp.L3, house.BackedUp.Total));
        Assert.Equal((140, 0, 60), (house.NotBackedUp.L1, house.NotBackedUp.L2, house.NotBackedUp.L3));
        Assert.Equal((1180 + 200, LoadCoverage.WholeHouse), (house.Load, house.Coverage));
    }

    [Fact]
    public void An_unmetered_branch_leaves_the_backed_up_part_only()
    {
        var house = Sample.Snapshot("boxes-no-live-data.json").Boxes[0].Household;

        Assert.Equal((1210, LoadCoverage.BackedUpPart), (house.Load, house.Coverage));
    }

    [Fact]
    public void A_box_without_heater_has_none_although_the_portal_sends_its_settings() => Assert.Null(King.Heater);

    [Fact]
    public void Several_boxes_come_sorted_and_are_found_by_number()
    {
        var snapshot = Sample.Snapshot("boxes-two.json");

        Assert.Equal(["3051000008", "3051000009"], snapshot.Boxes.Select(box => box.Id.Value));
        Assert.Equal(BoxKind.Queen, snapshot.Find(BoxId.TryParse("3051000009")!.Value)!.Kind);
        Assert.Equal(BoxKind.King, snapshot.Find(BoxId.TryParse("3051000008")!.Value)!.Kind);
        Assert.Null(snapshot.Find(BoxId.TryParse("1")!.Value));
        Assert.Equal(Sample.ReadAt, snapshot.ReadAt);
    }

    [Fact]
    public void The_wide_payload_of_old_is_read_too()
    {
        var box = Assert.Single(Sample.Snapshot("boxes-legacy.json", DateTimeOffset.Parse("2023-02-02T09:16:00+01:00", null)).Boxes);

        Assert.Equal((188, -160, 230), (box.Powers.Solar, box.Powers.Battery, box.Powers.Grid.Total));
        Assert.Equal((2800, 39, 40), (box.Today.BackedUpLoad, box.Month.BackedUpLoad, box.Year.BackedUpLoad));
        Assert.Equal(ExportState.Off, box.Export.State);
        Assert.False(box.LiveData);
    }
}
