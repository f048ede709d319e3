using Oig.Simulator.Tests.Support;

namespace Oig.Simulator.Tests.Households;

public sealed class BalanceTests : SimulatorTest
{
    private const string Id = "2206239999";
    private static readonly DateTimeOffset Summer = new(2026, 6, 20, 22, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Winter = new(2026, 12, 20, 23, 0, 0, TimeSpan.Zero);

    public static TheoryData<SimulatedKind, int> Households { get; } = new()
    {
        { SimulatedKind.King, 0 }, { SimulatedKind.King, 1 }, { SimulatedKind.King, 2 }, { SimulatedKind.King, 3 },
        { SimulatedKind.Queen, 0 }, { SimulatedKind.Queen, 1 }, { SimulatedKind.Queen, 2 }, { SimulatedKind.Queen, 3 },
    };

    [Theory]
    [MemberData(nameof(Households))]
    public async Task Power_in_is_power_out_and_a_plausible_loss_in_summer(SimulatedKind kind, int mode) =>
        await AssertBalancedAsync(kind, mode, true);

    [Theory]
    [MemberData(nameof(Households))]
    public async Task Power_in_is_power_out_and_a_plausible_loss_in_winter(SimulatedKind kind, int mode) =>
        await AssertBalancedAsync(kind, mode, false);

    [Fact]
    public async Task Counters_are_the_sum_of_the_powers()
    {
        await MoveInAsync(SimulatedKind.King, 0, true);
        var start = await LaterAsync(TimeSpan.FromMinutes(5));
        double imported = 0, exported = 0, solar = 0, load = 0;
        for (var i = 0; i < 20 * 60; i++)
        {
            var actual = await LaterAsync(TimeSpan.FromMinutes(1));
            imported += Math.Max(0, actual.Grid("actual")) / 60.0;
            exported += Math.Max(0, -actual.Grid("actual")) / 60.0;
            solar += (actual.Whole("actual", "fv_p1") + actual.Whole("actual", "fv_p2")) / 60.0;
            load += actual.Whole("actual", "aco_p") / 60.0;
        }

        var end = await Visitor.BoxAsync(Id);
        AssertNear(imported, end.Whole("ac_in", "ac_ad") - start.Whole("ac_in", "ac_ad"));
        AssertNear(exported, end.Whole("ac_in", "ac_pd") - start.Whole("ac_in", "ac_pd"));
        AssertNear(solar, end.Whole("dc_in", "fv_ad") - start.Whole("dc_in", "fv_ad"));
        AssertNear(load, end.Whole("ac_out", "en_day") - start.Whole("ac_out", "en_day"));
        Assert.True(solar > 10_000 && exported > 1_000, "a summer day with sun");
    }

    [Fact]
    public async Task The_battery_holds_what_was_put_into_it_less_its_losses()
    {
        var box = await MoveInAsync(SimulatedKind.King, 0, true);
        var stored = (await LaterAsync(TimeSpan.FromMinutes(5))).Whole("actual", "bat_c") / 100.0 * box["box_prms", "p_bat"];
        for (var i = 0; i < 20 * 60; i++)
        {
            var watts = (await LaterAsync(TimeSpan.FromMinutes(1))).Whole("actual", "bat_p");
            stored += watts / 60.0 * (watts > 0 ? 0.97 : 1 / 0.97);
        }

        var charge = 100 * stored / box["box_prms", "p_bat"];
        Assert.InRange((await Visitor.BoxAsync(Id)).Whole("actual", "bat_c"), charge - 1.5, charge + 1.5);
    }

    [Fact]
    public async Task Winter_gives_less_sun_than_summer_and_night_none()
    {
        await MoveInAsync(SimulatedKind.King, 0, true);
        Assert.Equal(0, (await LaterAsync(TimeSpan.FromHours(1))).Whole("actual", "fv_p1"));
        var summer = (await LaterAsync(TimeSpan.FromHours(22))).Whole("dc_in", "fv_ad");
        Time.SetUtcNow(Winter);
        var winter = (await LaterAsync(TimeSpan.FromHours(22))).Whole("dc_in", "fv_ad");

        Assert.InRange(summer, 15_000, 80_000);
        Assert.InRange(winter, 500, summer / 2);
    }

    [Fact]
    public async Task Home_1_feeds_the_house_before_the_battery_and_Home_3_the_battery_first()
    {
        Time.SetUtcNow(Summer.AddHours(8.5));
        var (home1, home3) = (new SimulatedBox("1") { Seed = 7 }, new SimulatedBox("3") { Seed = 7 });
        home3["box_prms", "mode"] = 2;
        await LogInWithAsync(home1, home3);

        var (first, third) = (await Visitor.BoxAsync("1"), await Visitor.BoxAsync("3"));

        Assert.True(first.Grid("actual") < 100, "the sun carries the house");
        Assert.True(third.Whole("actual", "bat_p") > first.Whole("actual", "bat_p"), "the battery comes first");
        Assert.True(third.Grid("actual") > 100, "the grid carries the house");
    }

    [Fact]
    public async Task Home_2_spares_the_battery_while_the_sun_shines()
    {
        await MoveInAsync(SimulatedKind.King, 1, true);
        for (var i = 0; i < 24 * 12; i++)
        {
            var reading = await LaterAsync(TimeSpan.FromMinutes(5));
            if (reading.Whole("actual", "fv_p1") + reading.Whole("actual", "fv_p2") > 100)
                Assert.True(reading.Whole("actual", "bat_p") >= 0);
        }
    }

    [Fact]
    public async Task Home_UPS_charges_from_the_grid_at_night_up_to_its_target()
    {
        var box = await MoveInAsync(SimulatedKind.King, 0, false);
        Assert.True((await LaterAsync(TimeSpan.FromMinutes(5))).Whole("actual", "bat_c") < 70);
        box["box_prms", "mode"] = 3;
        var charging = await LaterAsync(TimeSpan.FromMinutes(5));
        Assert.InRange(charging.Whole("actual", "bat_p"), 2_700, 2_900);

        var later = await LaterAsync(TimeSpan.FromHours(6));
        Assert.InRange(later.Whole("actual", "bat_c"), 80, 82);
        Assert.InRange(later.Whole("actual", "bat_p"), -5, 5);
    }

    [Fact]
    public async Task A_battery_at_its_minimum_no_longer_feeds_the_house()
    {
        var box = await MoveInAsync(SimulatedKind.King, 0, false);
        box["batt_prms", "bat_min"] = 100;

        var reading = await LaterAsync(TimeSpan.FromMinutes(5));

        Assert.Equal(0, reading.Whole("actual", "bat_p"));
        Assert.True(reading.Grid("actual") >= reading.Whole("actual", "aco_p"));
    }

    [Fact]
    public async Task The_heater_by_hand_draws_its_full_power_and_its_relay_cuts_it()
    {
        await LogInWithAsync(new SimulatedBox(Id) { HasBoiler = true });
        Portal.Switches.WriteEffect = WriteEffect.AtOnce;
        await Visitor.SetAsync(Id, "boiler_prms", "manual", 1);
        Time.Advance(TimeSpan.FromMinutes(10));
        var heating = await Visitor.BoxAsync(Id);
        await Visitor.SetAsync(Id, "boiler_prms", "ssr0", 0);
        Time.Advance(TimeSpan.FromMinutes(10));
        var cut = await Visitor.BoxAsync(Id);

        Assert.Equal(2_000, heating.Whole("boiler", "p"));
        Assert.True(heating.Whole("ac_out", "aco_p") > 2_000);
        Assert.Equal(0, cut.Whole("boiler", "p"));
        Assert.InRange(heating.Whole("boiler", "w"), 2_000 / 6, 12 * 2_000);
        Assert.Equal(heating.Whole("boiler", "w"), cut.Whole("boiler", "w"));
    }

    private static void AssertNear(double expected, int measured) => Assert.InRange(measured, expected * 0.99 - 30, expected * 1.01 + 30);

    private async Task AssertBalancedAsync(SimulatedKind kind, int mode, bool summer)
    {
        var box = await MoveInAsync(kind, mode, summer);
        for (var i = 0; i < 24 * 12; i++)
        {
            var reading = await LaterAsync(TimeSpan.FromMinutes(5));
            var solar = reading.Whole("actual", "fv_p1") + reading.Whole("actual", "fv_p2");
            var battery = reading.Whole("actual", "bat_p");
            var loss = solar + reading.Grid("actual") - battery - reading.Whole("actual", "aco_p");

            Assert.InRange(loss, 55, 65 + 0.02 * (solar + Math.Abs(battery)));
            Assert.True(solar >= 0 && reading.Whole("actual", "aco_p") >= 0);
            Assert.InRange(reading.Whole("actual", "bat_c"), 15, 100);
            Assert.InRange(Math.Abs(battery), 0, 0.7 * box["box_prms", "p_bat"]);
        }
    }

    private async Task<SimulatedBox> MoveInAsync(SimulatedKind kind, int mode, bool summer)
    {
        Time.SetUtcNow(summer ? Summer : Winter);
        Portal.Switches.SessionLife = TimeSpan.FromDays(999);
        var box = new SimulatedBox(Id, kind);
        box["box_prms", "mode"] = mode;
        await LogInWithAsync(box);
        return box;
    }

    private async Task<System.Text.Json.JsonElement> LaterAsync(TimeSpan time)
    {
        Time.Advance(time);
        return await Visitor.BoxAsync(Id);
    }
}
