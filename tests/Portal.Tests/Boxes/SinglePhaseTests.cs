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
        Assert.Equal(1300 - 60 - 300 - 880, Box.Powers.Residual);
        Assert.Equal(880 + 220, Box.Household.Load);
    }

    [Theory]
    [InlineData("""{"ac_in":{"aci_vr":231,"aci_vs":230,"aci_vt":229}}""", false)]
    [InlineData("""{"ac_in":{"aci_vr":231,"aci_vs":230,"aci_vt":0,"aci_wt":0}}""", false)]
    [InlineData("""{"ac_in":{"aci_vr":231},"actual":{"aci_wt":-5}}""", false)]
    [InlineData("""{"ac_in":{"aci_wt":40}}""", false)]
    [InlineData("""{"ac_in":{"aci_vr":231}}""", true)]
    [InlineData("""{"ac_in":{"aci_vr":231,"aci_vs":12.5,"aci_vt":0,"aci_wt":0}}""", true)]
    [InlineData("""{"ac_in":{"aci_vr":0,"aci_vs":0,"aci_vt":0}}""", null)]
    [InlineData("""{"ac_in":[]}""", null)]
    [InlineData("{}", null)]
    public void The_number_of_phases_is_told_from_the_grid(string box, bool? onePhase) => Assert.Equal(onePhase, Sample.OnlyBox(box).SinglePhase);

    [Theory]
    [InlineData("""{"actual":{"fv_p1":700,"fv_p2":300}}""", null)]
    [InlineData("""{"actual":{"fv_p1":700,"fv_p2":0}}""", 700)]
    [InlineData("""{"actual":{"fv_p1":700}}""", null)]
    [InlineData("""{"ac_in":{"aci_vt":229},"actual":{"fv_p1":700,"fv_p2":300}}""", 1000)]
    public void Strings_are_added_only_when_the_second_one_surely_is_a_string(string box, int? solar) =>
        Assert.Equal(solar, Sample.OnlyBox(box).Powers.Solar);
}
