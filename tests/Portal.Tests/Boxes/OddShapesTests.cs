using System.Text.Json;
using Oig.Contracts.Boxes;
using Oig.Portal.Tests.Samples;

namespace Oig.Portal.Tests.Reading;

public sealed class OddShapesTests
{
    private static readonly Snapshot Odd = Sample.Snapshot("boxes-odd-shapes.json");

    [Fact]
    public void Every_number_is_a_box_and_other_keys_are_not() => Assert.Equal(
        ["3051000001", "3051000002", "3051000003", "3051000004", "3051000005"], Odd.Boxes.Select(box => box.Id.Value));

    [Fact]
    public void A_box_without_content_has_no_values_instead_of_zeros()
    {
        var empty = Odd.Boxes[1];

        Assert.Equal(
            JsonSerializer.Serialize(empty with { Id = default }),
            JsonSerializer.Serialize(Odd.Boxes[0] with { Id = default }));
        Assert.Equal((null, null, null, null), (empty.Powers.Grid.Total, empty.Powers.Solar, empty.Battery.StateOfCharge, empty.Household.Load));
        Assert.Equal((null, null, ExportState.Unknown), (empty.Today.Produced, empty.Modes.Mode, empty.Export.State));
        Assert.Null(empty.Device.LastContact);
    }

    [Fact]
    public void Numbers_may_come_as_text()
    {
        var box = Odd.Boxes[2];

        Assert.Equal((735, 58.5, 23.9), (box.Powers.BackedUpLoad, box.Battery.StateOfCharge, box.Cabinet.Temperature));
    }

    [Fact]
    public void What_is_missing_stays_unknown_beside_what_is_there()
    {
        var box = Odd.Boxes[2];

        Assert.Equal((310, null), (box.Powers.SolarString1, box.Powers.Solar));
        Assert.Equal((9, null), (box.Modes.Mode, box.Modes.Name));
        Assert.Equal(ExportState.Unknown, box.Export.State);
        Assert.Null(box.Today.BackedUpLoad);
        Assert.Null(box.Heater);
        Assert.Null(box.Device.LastContact);
    }

    [Theory]
    [InlineData("\"NaN\"", null)]
    [InlineData("\"Infinity\"", null)]
    [InlineData("\"-Infinity\"", null)]
    [InlineData("1e400", null)]
    [InlineData("\"1e400\"", null)]
    [InlineData("1e10", null)]
    [InlineData("\"1,5\"", null)]
    [InlineData("\"\"", null)]
    [InlineData("\"12 W\"", null)]
    [InlineData("\"\\ud800\"", null)]
    [InlineData("true", null)]
    [InlineData("null", null)]
    [InlineData("[5]", null)]
    [InlineData("{\"a\":5}", null)]
    [InlineData("\" -1.5 \"", -1.5)]
    [InlineData("1e2", 100.0)]
    [InlineData("1000000000", 1e9)]
    public void Only_sane_numbers_are_numbers(string json, double? value) =>
        Assert.Equal(value, Sample.OnlyBox("invertor_prm1", "p_max_feed_grid", json).Export.MaximumFeed);

    [Theory]
    [InlineData("3", 3)]
    [InlineData("\"3\"", 3)]
    [InlineData("3.0", 3)]
    [InlineData("true", 1)]
    [InlineData("3.5", null)]
    [InlineData("3000000000", null)]
    public void Only_whole_numbers_are_modes(string json, int? mode) =>
        Assert.Equal(mode, Sample.OnlyBox("box_prms", "mode", json).Modes.Mode);

    [Theory]
    [InlineData("1", true)]
    [InlineData("\"1\"", true)]
    [InlineData("true", true)]
    [InlineData("\"true\"", true)]
    [InlineData("0", false)]
    [InlineData("\"0\"", false)]
    [InlineData("false", false)]
    [InlineData("2", null)]
    [InlineData("\"on\"", null)]
    [InlineData("null", null)]
    public void Flags_come_in_many_spellings(string json, bool? on) =>
        Assert.Equal(on, Sample.OnlyBox("batt_prms", "bal_on", json).Battery.Balancing);

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("0")]
    [InlineData("\"\"")]
    public void Anything_but_a_filled_table_means_no_live_data(string actual) =>
        Assert.False(Sample.OnlyBox($$$"""{"actual":{{{actual}}}}""").LiveData);

    [Fact]
    public void The_last_of_duplicate_keys_counts()
    {
        var snapshot = Sample.Read("""{"1":{"batt":{"bat_c":10}},"1":{"batt":{"bat_c":20},"batt":{"bat_c":30,"bat_c":40}}}""");

        Assert.Equal(40, Assert.Single(snapshot.Boxes).Battery.StateOfCharge);
    }

    [Fact]
    public void A_key_that_is_no_text_harms_no_other_box()
    {
        var snapshot = Sample.Read("""{"\ud800":{},"5":{"batt":{"bat_c":1},"\ud800":1},"6":{"batt":{"bat_c":2,"\udc00":1}},"7":{"batt":{"bat_c":3}}}""");

        Assert.Equal(["5", "6", "7"], snapshot.Boxes.Select(box => box.Id.Value));
        Assert.Equal(3, snapshot.Boxes[2].Battery.StateOfCharge);
    }

    [Fact]
    public void A_flood_of_boxes_is_cut()
    {
        var flood = "{" + string.Join(',', Enumerable.Range(1, 5000).Select(id => $"\"{id}\":{{}}")) + "}";

        Assert.Equal(1000, Sample.Read(flood).Boxes.Length);
    }

    [Fact]
    public void An_account_without_boxes_has_none() =>
        Assert.Empty(Sample.Read("{}").Boxes);
}
