using System.Text.Json;
using Oig.Api.Replies;
using Oig.Api.Tools.ExtendedData;
using Oig.Contracts.Series;

namespace Oig.Server.Tests.Tools;

public class ExtendedDataTests
{
    private static readonly DateTimeOffset Now = new(2026, 5, 31, 22, 30, 0, TimeSpan.Zero);

    [Fact]
    public void A_month_of_five_minute_rows_stays_readable_and_says_that_it_was_thinned()
    {
        var data = ExtendedData.Of(Table(31 * 288, -1234.567), 1, Now, Now);
        Assert.True(data.Thinned);
        Assert.Equal(31 * 288, data.TotalRows);
        Assert.InRange(JsonSerializer.Serialize(data, ReplyJson.Options).Length, 10_000, 25_000);
    }

    [Fact]
    public void A_short_series_is_shown_whole()
    {
        var data = ExtendedData.Of(Table(288, 1), 1, Now, Now);
        Assert.False(data.Thinned);
        Assert.Equal(288, data.Rows.Length);
    }

    [Fact]
    public void Rows_have_estimated_times_where_their_count_fits()
    {
        var day = Table(288, 1) with { Query = new(SeriesName.Batt, new(2026, 5, 31), new(2026, 5, 31)) };
        Assert.Equal("2026-05-31T00:05+02:00", ExtendedData.Of(day, 1, Now, Now).EstimatedTimes![1]);
        Assert.Null(ExtendedData.Of(Table(288, 1), 1, Now, Now).EstimatedTimes);

        var month = ExtendedData.Of(Table(31 * 288, 1), 1, Now, Now);
        Assert.Equal(month.Rows.Length, month.EstimatedTimes!.Length);
        Assert.Equal("2026-05-31T23:55+02:00", month.EstimatedTimes[^1]);
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, true)]
    public void Several_boxes_are_told_that_the_portal_names_none(int boxes, bool told) =>
        Assert.Equal(told, ExtendedData.Of(Table(5, 1), boxes, Now, Now).Note?.Contains("not known", StringComparison.Ordinal) == true);

    [Fact]
    public void The_usual_series_is_one_of_known_content() => Assert.Equal(SeriesName.Grid, SeriesRequest.Read(null, null, null, Now).Value!.Name);

    [Fact]
    public void Today_is_the_day_in_Prague() =>
        Assert.Equal(new DateOnly(2026, 6, 1), SeriesRequest.Read("batt", null, null, Now).Value!.To);

    [Fact]
    public void Thirty_one_days_are_the_most()
    {
        Assert.True(SeriesRequest.Read("batt", "2026-05-01", "2026-05-31", Now).IsValue);
        Assert.Equal("invalid_argument", SeriesRequest.Read("batt", "2026-05-01", "2026-06-01", Now).Problem?.Code);
    }

    private static SeriesTable Table(int rows, double value) => new()
    {
        Query = new(SeriesName.Batt, new(2026, 5, 1), new(2026, 5, 31)),
        Columns = [new("voltage", "V"), new("current", "A"), new("state_of_charge", "%"), new("temperature", "°C")],
        Rows = [.. Enumerable.Range(0, rows).Select(_ => new SeriesRow([value, value, value, value], []))],
        TotalRows = rows,
    };
}
