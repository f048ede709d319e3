using Oig.Contracts.Boxes;
using Oig.Portal.Tests.Samples;

namespace Oig.Portal.Tests.Reading;

public sealed class FallbackTests
{
    private const string Coarse = """
        "ac_in":{"aci_vr":231,"aci_vs":232,"aci_vt":230,"aci_wr":98,"aci_ws":-52,"aci_wt":31},"ac_out":{"aco_p":745},"batt":{"bat_c":63},
        "dc_in":{"fv_p1":1790,"fv_p2":905},"box_prms":{"p_bat":10240},"batt_prms":{"bat_min":20}
        """;

    [Theory]
    [InlineData("""{"aci_wr":null,"aci_ws":null,"aci_wt":null,"aco_p":null,"fv_p1":null,"fv_p2":null,"bat_p":null,"bat_c":null,"viz":null}""")]
    [InlineData("""{"aci_wr":65500,"aco_p":"NaN","fv_p1":-1,"bat_p":true,"bat_c":18433}""")]
    [InlineData("""{"viz":8}""")]
    [InlineData("""{"aci_wr":0,"aci_ws":0,"aci_wt":0,"aco_p":0,"fv_p1":0,"fv_p2":0,"bat_p":0,"bat_c":0,"viz":8}""")]
    public void A_fast_table_without_a_value_that_can_be_so_is_no_live_data(string actual)
    {
        var box = With(actual);

        Assert.False(box.LiveData);
        Assert.Equal((2695, 745, 77, 63), (box.Powers.Solar, box.Household.Load, box.Powers.Grid.Total, box.Battery.StateOfCharge));
        Assert.Equal((null, null), (box.Battery.Power, box.Battery.Activity));
    }

    [Fact]
    public void A_missing_fast_value_is_filled_with_its_5_minute_value_and_named()
    {
        var box = With("""{"aci_wr":100,"aci_ws":null,"aci_wt":30,"aco_p":750,"fv_p1":1800,"bat_p":1500,"bat_c":64}""");

        Assert.True(box.LiveData);
        Assert.Equal((100, -52, 30, 78), (box.Powers.Grid.L1, box.Powers.Grid.L2, box.Powers.Grid.L3, box.Powers.Grid.Total));
        Assert.Equal((1800, 905, 2705), (box.Powers.SolarString1, box.Powers.SolarString2, box.Powers.Solar));
        Assert.Equal(["grid.phase_l2", "solar_production.string_2"], box.Coarse.ToArray());
    }

    [Fact]
    public void Without_live_data_every_power_is_coarse() => Assert.Equal(
        [
            "grid.phase_l1", "grid.phase_l2", "grid.phase_l3", "solar_production.string_1", "solar_production.string_2", "household.total_load",
            "battery.state_of_charge",
        ],
        With("[]").Coarse.ToArray());

    [Theory]
    [InlineData(0, 1500, 63, 1500.0)]
    [InlineData(0, 0, 63, null)]
    [InlineData(100, 1500, 63, 1500.0)]
    [InlineData(20, 1500, 63, 1500.0)]
    public void A_fast_charge_that_contradicts_the_5_minute_value_gives_way(int charge, int power, int shown, double? powerShown)
    {
        var box = With($$"""{"aco_p":750,"bat_p":{{power}},"bat_c":{{charge}} }""");

        Assert.Equal((shown, powerShown), (box.Battery.StateOfCharge, box.Battery.Power));
        Assert.Contains(new Fault("battery.state_of_charge", "actual.bat_c", FaultReason.Contradicted), box.Faults);
        Assert.Contains("battery.state_of_charge", box.Coarse);
        Assert.Equal(10240 * 0.43, box.Battery.Usable!.Value, 6);
    }

    [Theory]
    [InlineData(45)]
    [InlineData(80)]
    public void A_charge_that_an_inverter_may_have_reached_since_is_believed(int charge) =>
        Assert.Equal(charge, With($$"""{"aco_p":750,"bat_p":-4000,"bat_c":{{charge}} }""").Battery.StateOfCharge);

    [Fact]
    public void A_5_minute_charge_of_0_beside_a_fast_one_is_the_fault()
    {
        var box = Sample.OnlyBox("""{"actual":{"aco_p":750,"bat_p":1500,"bat_c":63},"batt":{"bat_c":0}}""");

        Assert.Equal((63, null), (box.Battery.StateOfCharge, box.FiveMinute.StateOfCharge));
        Assert.Equal("batt.bat_c", Assert.Single(box.Faults).Field);
    }

    [Fact]
    public void A_battery_that_gives_power_is_not_empty()
    {
        var box = Sample.OnlyBox("""{"actual":{"aco_p":750,"bat_p":-700,"bat_c":0},"box_prms":{"p_bat":10240},"batt_prms":{"bat_min":20}}""");

        Assert.Equal((null, null, null, -700), (box.Battery.StateOfCharge, box.Battery.Usable, box.Battery.TimeToEmpty, box.Battery.Power));
    }

    [Fact]
    public void An_empty_battery_may_be_empty()
    {
        var box = Sample.OnlyBox("""{"actual":{"aco_p":0,"bat_p":0,"bat_c":0},"batt":{"bat_c":0}}""");

        Assert.Equal(0, box.Battery.StateOfCharge);
        Assert.Empty(box.Faults);
    }

    [Fact]
    public void The_load_of_the_phases_stands_in_for_their_missing_sum() => Assert.Equal(
        745, Sample.OnlyBox("""{"ac_out":{"aco_pr":300,"aco_ps":250,"aco_pt":195}}""").Household.Load);

    private static Box With(string actual) => Sample.OnlyBox($$"""{"actual":{{actual}},{{Coarse}} }""");
}
