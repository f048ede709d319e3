using Oig.Contracts.Boxes;
using Oig.Portal.Tests.Samples;

namespace Oig.Portal.Tests.Reading;

public sealed class SinglePhaseTests
{
    private static readonly Box Box = Sample.Snapshot("boxes-single-phase.json").Boxes[0];

    [Fact]
    public void Reused_fields_are_not_taken_for_phases_and_strings()
    {
        Assert.True(Box.SinglePhase);
        Assert.Equal((234.7, null, null), (Box.Grid.Voltage.L1, Box.Grid.Voltage.L2, Box.Grid.Voltage.L3));
        Assert.Equal((6.4, 3.9), (Box.Grid.Current, Box.Household.Current));
        Assert.Equal((1300, null, 1300), (Box.Powers.SolarString1, Box.Powers.SolarString2, Box.Powers.Solar));
        Assert.Equal((8350, 3100, 2950), (Box.Solar.YieldYesterday, Box.Solar.HighestPowerToday, Box.Solar.HighestPowerYesterday));
    }

    [Fact]
    public void One_phase_is_the_whole_grid()
    {
        Assert.Equal((-60, 0, 60), (Box.Powers.Grid.Total, Box.Powers.GridImport, Box.Powers.GridExport));
        Assert.Equal(880 + 220, Box.Household.Load);
    }

    [Theory]
    [InlineData("""{"ac_in":{"aci_vr":231,"aci_vs":230,"aci_vt":229}}""", false)]
    [InlineData("""{"ac_in":{"aci_vr":231,"aci_vs":230,"aci_vt":0,"aci_wt":0}}""", false)]
    [InlineData("""{"ac_in":{"aci_vr":231},"actual":{"aci_wt":-5}}""", false)]
    [InlineData("""{"ac_in":{"aci_wt":40}}""", false)]
    [InlineData("""{"ac_in":{"aci_vr":231,"aci_vs":0,"aci_vt":0},"ac_out":{"aco_ps":250}}""", false)]
    [InlineData("""{"ac_in":{"aci_vr":0,"aci_vs":0,"aci_vt":0},"ac_out":{"aco_pt":195}}""", false)]
    [InlineData("""{"ac_in":{"aci_vr":0},"ac_in_b":{"aci_ws":40}}""", false)]
    [InlineData("""{"ac_in":{"aci_vr":231},"ac_out":{"aco_vs":231.4}}""", false)]
    [InlineData("""{"ac_in":{"aci_vr":0},"dc_in":{"fv_p1":1790,"fv_p2":905},"actual":{"fv_p1":1800,"fv_p2":900}}""", false)]
    [InlineData("""{"ac_in":{"aci_vr":231},"dc_in":{"fv_p1":0,"fv_p2":8350},"actual":{"fv_p1":0,"fv_p2":9100}}""", true)]
    [InlineData("""{"ac_in":{"aci_vr":231},"dc_in":{"fv_p1":1790,"fv_p2":8350},"actual":{"fv_p1":1800,"fv_p2":8350}}""", true)]
    [InlineData("""{"ac_in":{"aci_vr":231,"aci_vs":0,"aci_vt":0,"aci_wr":400}}""", null)]
    [InlineData("""{"ac_in":{"aci_vr":231,"aci_vs":0,"aci_vt":0,"aci_wr":20}}""", true)]
    [InlineData("""{"ac_in":{"aci_vr":231,"aci_wt":65500}}""", true)]
    [InlineData("""{"ac_in":{"aci_vr":231}}""", true)]
    [InlineData("""{"ac_in":{"aci_vr":231,"aci_vs":12.5,"aci_vt":0,"aci_wt":0}}""", true)]
    [InlineData("""{"ac_in":{"aci_vr":0,"aci_vs":0,"aci_vt":0}}""", null)]
    [InlineData("""{"ac_in":[]}""", null)]
    [InlineData("{}", null)]
    public void The_number_of_phases_is_told_from_the_grid(string box, bool? onePhase) => Assert.Equal(onePhase, Sample.OnlyBox(box).SinglePhase);

    [Fact]
    public void With_the_grid_away_solar_and_load_of_a_three_phase_box_still_show()
    {
        var box = Sample.OnlyBox("""
            {"actual":{"aci_wr":0,"aci_ws":0,"aci_wt":0,"aco_p":750,"fv_p1":1800,"fv_p2":900,"bat_p":1900,"bat_c":63},
             "ac_in":{"aci_vr":0,"aci_vs":0,"aci_vt":0,"aci_f":0},"ac_out":{"aco_pr":300,"aco_ps":250,"aco_pt":195}}
            """);

        Assert.Equal((2700, 750, 0), (box.Powers.Solar, box.Household.Load, box.Powers.Grid.Total));
        Assert.Equal((false, 0), (box.Grid.IsAvailable, box.Grid.Frequency));
        Assert.Empty(box.Grid.LostPhases);
        Assert.Empty(box.Faults);
    }

    [Theory]
    [InlineData(231, 0, 0, 2, 3)]
    [InlineData(0, 231, 232, 1)]
    [InlineData(231, 231, 4, 3)]
    [InlineData(231, 232, 233)]
    [InlineData(0, 0, 0)]
    public void Lost_phases_are_told(int l1, int l2, int l3, params int[] lost) => Assert.Equal(
        lost, Sample.OnlyBox($$$"""{"ac_in":{"aci_vr":{{{l1}}},"aci_vs":{{{l2}}},"aci_vt":{{{l3}}}},"ac_out":{"aco_ps":1}}""").Grid.LostPhases.ToArray());

    [Fact]
    public void A_single_phase_box_has_no_phases_to_lose() => Assert.Empty(Box.Grid.LostPhases);

    [Fact]
    public void The_yield_of_yesterday_belongs_to_the_day_of_the_last_contact()
    {
        var nextMorning = Box.AsOf(DateTimeOffset.Parse("2026-07-04T00:05:00+02:00", null));

        Assert.Equal((null, null, null), (nextMorning.Solar.YieldYesterday, nextMorning.Solar.HighestPowerToday, nextMorning.Solar.HighestPowerYesterday));
    }

    [Theory]
    [InlineData("""{"actual":{"fv_p1":700,"fv_p2":300}}""", null)]
    [InlineData("""{"actual":{"fv_p1":700,"fv_p2":0}}""", 700)]
    [InlineData("""{"actual":{"fv_p1":700}}""", null)]
    [InlineData("""{"ac_in":{"aci_vt":229},"actual":{"fv_p1":700,"fv_p2":300}}""", 1000)]
    public void Strings_are_added_only_when_the_second_one_surely_is_a_string(string box, int? solar) =>
        Assert.Equal(solar, Sample.OnlyBox(box).Powers.Solar);
}
