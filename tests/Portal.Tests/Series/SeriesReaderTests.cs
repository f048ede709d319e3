using System.Text.Json;
using CsCheck;
using Oig.Contracts.Series;
using Oig.Portal.Series;
using Oig.Portal.Tests.Samples;

namespace Oig.Portal.Tests.Reading;

public sealed class SeriesReaderTests
{
    [Theory]
    [InlineData("series-batt.json", SeriesName.Batt, "voltage V, current A, state_of_charge %, temperature °C")]
    [InlineData("series-fve.json", SeriesName.Fve, "string_1_voltage V, string_2_voltage V, value_3, string_1_power W, string_2_power W")]
    [InlineData("series-grid.json", SeriesName.Grid, "voltage V, power W, imported Wh, exported Wh")]
    [InlineData("series-load.json", SeriesName.Load, "power_l1 W, power_l2 W, power_l3 W")]
    [InlineData("series-history.json", SeriesName.History, "value_1, value_2")]
    public void Columns_have_names_and_units(string sample, SeriesName name, string columns) =>
        Assert.Equal(columns, string.Join(", ", Read(sample, name).Columns.Select(column => $"{column.Name} {column.Unit}".TrimEnd())));

    [Fact]
    public void Rows_stay_in_order_with_missing_values_as_null()
    {
        var series = Read("series-batt.json", SeriesName.Batt);

        Assert.Equal([51.3, -6.2, 39, 18.4], series.Rows[0].Values.ToArray());
        Assert.Equal([53.1, 70.8, 66, null], series.Rows[2].Values.ToArray());
        Assert.Equal((3, false, false), (series.TotalRows, series.IsThinned, series.ItemsMissing));
    }

    [Fact]
    public void Short_rows_are_padded_and_long_ones_keep_their_extra_values()
    {
        var series = Read("""{"items":[{"values":[230]},{"values":[231,5,10,20,"7",[1],1e400]},{"values":null},{},null]}""");

        Assert.Equal(["voltage", "power", "imported", "exported", "value_5", "value_6", "value_7"], series.Columns.Select(column => column.Name));
        Assert.Equal([230, null, null, null, null, null, null], series.Rows[0].Values.ToArray());
        Assert.Equal([231, 5, 10, 20, 7, null, null], series.Rows[1].Values.ToArray());
        Assert.Equal(5, series.TotalRows);
        Assert.All(series.Rows.Skip(2), row => Assert.All(row.Values, value => Assert.Null(value)));
    }

    [Fact]
    public void Unknown_scalars_of_an_item_are_passed_through()
    {
        var series = Read("series-history.json", SeriesName.History);

        Assert.Equal([new("label", "first"), new("kept", "true"), new("rank", "12"), new UnknownField("nothing", "null")], series.Rows[0].Unknown.ToArray());
        Assert.Empty(series.Rows[1].Unknown);
    }

    [Fact]
    public void Unknown_scalars_are_bounded_and_cleaned()
    {
        var fields = string.Join(',', Enumerable.Range(0, 50).Select(index => $"\"key{index}\":\"\\u0007\\u202e{new string('x', 500)}\""));

        var unknown = Read($$"""{"items":[{"\ud800":1,{{fields}}}]}""").Rows[0].Unknown;

        Assert.Equal(8, unknown.Length);
        Assert.All(unknown, field => Assert.Equal(new string('x', 200) + "…", field.Value));
    }

    [Fact]
    public void One_long_row_does_not_widen_the_others_without_end() =>
        Assert.Equal(32, Read($$"""{"items":[{"values":[{{string.Join(',', Enumerable.Repeat("1", 9000))}}]},{}]}""").Columns.Length);

    [Fact]
    public void An_empty_list_is_empty_but_not_missing()
    {
        var series = Read("series-empty.json", SeriesName.History);

        Assert.Equal((0, 0, false), (series.TotalRows, series.Rows.Length, series.ItemsMissing));
        Assert.Empty(series.Columns);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("""{"items":null}""")]
    [InlineData("""{"items":{}}""")]
    [InlineData("""{"items":"none"}""")]
    public void An_answer_without_items_says_so(string json)
    {
        var series = Read(json);

        Assert.True(series.ItemsMissing);
        Assert.Empty(series.Rows);
        Assert.Equal(4, series.Columns.Length);
    }

    [Fact]
    public void The_answer_of_an_expired_session_has_no_items() => Assert.True(Read("expired.json", SeriesName.Load).ItemsMissing);

    [Fact]
    public void Any_answer_is_read_into_rows_as_wide_as_the_columns() =>
        Gen.OneOf(Payloads.Mutated("series-history.json"), Payloads.Mutated("series-fve.json"), Payloads.Object("series-history.json")).Sample(
            json =>
            {
                var series = Read(json);
                Assert.NotEmpty(JsonSerializer.Serialize(series));
                Assert.All(series.Rows, row => Assert.Equal(series.Columns.Length, row.Values.Length));
            },
            iter: 1000,
            threads: 1);

    private static SeriesTable Read(string sample, SeriesName name) => SeriesReader.Read(Sample.Json(sample), Query(name));

    private static SeriesTable Read(string json) => SeriesReader.Read(JsonElement.Parse(json), Query(SeriesName.Grid));

    private static SeriesQuery Query(SeriesName name) => new(name, new(2026, 7, 3), new(2026, 7, 3));
}
