using Oig.Contracts.Boxes;
using Oig.Portal.Tests.Samples;

namespace Oig.Portal.Tests.Reading;

public sealed class ExportTests
{
    [Theory]
    [InlineData("0", "1", "10000", ExportState.Off, null)]
    [InlineData("0", "null", "null", ExportState.Off, null)]
    [InlineData("1", "0", "10000", ExportState.Off, null)]
    [InlineData("1", "0", "null", ExportState.Off, null)]
    [InlineData("1", "1", "10000", ExportState.On, null)]
    [InlineData("1", "1", "12000", ExportState.On, null)]
    [InlineData("null", "1", "10000", ExportState.On, null)]
    [InlineData("1", "1", "9999", ExportState.Limited, 9999)]
    [InlineData("1", "1", "0", ExportState.Limited, 0)]
    [InlineData("1", "1", "-1", ExportState.Unknown, null)]
    [InlineData("1", "1", "null", ExportState.Unknown, null)]
    [InlineData("1", "null", "10000", ExportState.Unknown, null)]
    [InlineData("1", "2", "5000", ExportState.Unknown, null)]
    public void A_king_is_read_by_enable_switch_and_cap(string enabled, string toGrid, string cap, ExportState state, int? limit) =>
        AssertState("", enabled, toGrid, cap, state, limit);

    [Theory]
    [InlineData("1", "0", "0", ExportState.Off, null)]
    [InlineData("0", "0", "0", ExportState.Off, null)]
    [InlineData("1", "0", "3000", ExportState.Limited, 3000)]
    [InlineData("0", "0", "3000", ExportState.Limited, 3000)]
    [InlineData("1", "1", "3000", ExportState.On, null)]
    [InlineData("0", "1", "0", ExportState.On, null)]
    [InlineData("1", "1", "null", ExportState.On, null)]
    [InlineData("1", "0", "null", ExportState.Unknown, null)]
    [InlineData("1", "0", "-1", ExportState.Unknown, null)]
    [InlineData("1", "null", "3000", ExportState.Unknown, null)]
    [InlineData("1", "2", "3000", ExportState.Unknown, null)]
    public void A_queen_is_read_by_switch_and_cap_alone(string enabled, string toGrid, string cap, ExportState state, int? limit) =>
        AssertState("\"queen\":true,", enabled, toGrid, cap, state, limit);

    [Fact]
    public void The_indication_stands_in_for_its_missing_enable()
    {
        var box = Sample.OnlyBox("""{"box_prms":{"crct":0},"invertor_prms":{"to_grid":1},"invertor_prm1":{"p_max_feed_grid":10000}}""");

        Assert.Equal(ExportState.Off, box.Export.State);
    }

    [Theory]
    [InlineData("true", BoxKind.Queen)]
    [InlineData("1", BoxKind.Queen)]
    [InlineData("2", BoxKind.Queen)]
    [InlineData("\"1\"", BoxKind.Queen)]
    [InlineData("\"yes\"", BoxKind.Queen)]
    [InlineData("{\"id\":1}", BoxKind.Queen)]
    [InlineData("false", BoxKind.King)]
    [InlineData("0", BoxKind.King)]
    [InlineData("\"0\"", BoxKind.King)]
    [InlineData("\"false\"", BoxKind.King)]
    [InlineData("\"\"", BoxKind.King)]
    [InlineData("null", BoxKind.King)]
    [InlineData("[]", BoxKind.King)]
    [InlineData("{}", BoxKind.King)]
    public void Anything_truthy_marks_a_queen(string mark, BoxKind kind) => Assert.Equal(kind, Sample.OnlyBox($$"""{"queen":{{mark}}}""").Kind);

    [Theory]
    [InlineData("0", "1", "10000", -1000, ExportState.Unknown, ExportState.Off, true)]
    [InlineData("0", "1", "10000", -60, ExportState.Off, ExportState.Off, false)]
    [InlineData("0", "1", "10000", 900, ExportState.Off, ExportState.Off, false)]
    [InlineData("1", "0", "3000", -900, ExportState.Unknown, ExportState.Off, true)]
    [InlineData("1", "1", "1000", -1000, ExportState.Unknown, ExportState.Limited, true)]
    [InlineData("1", "1", "3000", -1000, ExportState.Limited, ExportState.Limited, false)]
    [InlineData("1", "1", "10000", -4000, ExportState.On, ExportState.On, false)]
    [InlineData("0", "1", "10000", 64536, ExportState.Off, ExportState.Off, false)]
    public void More_export_than_the_settings_allow_makes_the_state_unknown(
        string enabled, string toGrid, string cap, int phase, ExportState state, ExportState bySettings, bool contradicted)
    {
        var box = Sample.OnlyBox(
            $$$"""
            {"box_prms":{"crcte":{{{enabled}}}},"invertor_prms":{"to_grid":{{{toGrid}}}},"invertor_prm1":{"p_max_feed_grid":{{{cap}}}},
             "actual":{"aci_wr":{{{phase}}},"aci_ws":{{{phase}}},"aci_wt":{{{phase}}}}}
            """);

        Assert.Equal((state, bySettings, contradicted), (box.Export.State, box.Export.StateBySettings, box.Export.ContradictedByMeasurement));
        Assert.Equal(state == ExportState.Limited ? box.Export.MaximumFeed : null, box.Export.Limit);
    }

    [Fact]
    public void Raw_settings_stand_beside_the_state()
    {
        var export = Sample.Snapshot("boxes-two.json").Boxes[0].Export;

        Assert.Equal((1, 6000, 0, 1), (export.ToGrid, export.MaximumFeed, export.CrisisControl, export.CrisisControlEnabled));
        Assert.Equal((ExportState.Limited, 6000), (export.State, export.Limit));
    }

    private static void AssertState(string mark, string enabled, string toGrid, string cap, ExportState state, int? limit)
    {
        var export = Sample.OnlyBox(
            $$$"""{{{{mark}}}"box_prms":{"crcte":{{{enabled}}}},"invertor_prms":{"to_grid":{{{toGrid}}}},"invertor_prm1":{"p_max_feed_grid":{{{cap}}}}}""").Export;

        Assert.Equal((state, (double?)limit), (export.State, export.Limit));
    }
}
