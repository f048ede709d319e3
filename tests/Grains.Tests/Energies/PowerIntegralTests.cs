using CsCheck;
using Oig.Contracts;
using Oig.Contracts.Series;
using Oig.Grains.Energies;

namespace Oig.Grains.Tests.Energies;

public sealed class PowerIntegralTests
{
    [Fact]
    public void Five_minutes_of_1200_W_are_100_Wh() => Assert.Equal((100.0, 1 / 288.0), Sum([1_200]));

    [Theory]
    [InlineData("1200 - 2400", "1200 1800 2400")]
    [InlineData("0 - - - 400", "0 100 200 300 400")]
    [InlineData("0 - - - - 400", "0 - - - - 400")]
    [InlineData("- - 50", "50 50 50")]
    [InlineData("50 - -", "50 50 50")]
    [InlineData("- - -", "- - -")]
    [InlineData("1 999999 3", "1 2 3")]
    [InlineData("", "")]
    public void Short_gaps_are_filled_in_a_straight_line_and_long_ones_are_not(string rows, string filled) =>
        Assert.Equal(Parse(filled), PowerIntegral.Filled(Parse(rows)));

    [Fact]
    public void What_goes_in_and_what_comes_out_are_the_parts_of_the_whole() =>
        Gen.Double[-5_000, 5_000].Array[1, 300].Sample(watts =>
        {
            double?[] powers = [.. watts];
            var (charged, discharged) = (PowerIntegral.Sum(powers, 300, one => Math.Max(0, one))!, PowerIntegral.Sum(powers, 300, one => Math.Max(0, -one))!);

            Assert.Equal(watts.Sum() / 12, charged.WattHours - discharged.WattHours, 3);
            Assert.Equal(watts.Length / 300.0, charged.Covered, 6);
        });

    [Fact]
    public void Days_are_parted_by_the_count_of_their_rows_also_when_clocks_change() =>
        Gen.Select(Gen.Int[0, 700], Gen.Int[1, 40]).Sample((start, count) =>
        {
            var from = new DateOnly(2025, 1, 1).AddDays(start);
            var days = Enumerable.Range(0, count).Select(from.AddDays).ToList();
            var table = Table(from, days[^1], [.. days.SelectMany(day => Enumerable.Repeat(day.DayNumber, SeriesClock.RowsOf(day)))]);

            var split = DaySplit.Split(table)!;

            Assert.Equal(days, split.Select(day => day.Day));
            Assert.All(split, day => Assert.All(day.Rows, row => Assert.Equal(day.Day.DayNumber, row.Values[0])));
        }, iter: 200);

    [Fact]
    public void Days_with_a_row_too_few_or_too_many_cannot_be_parted_but_one_day_and_no_rows_can()
    {
        var (monday, friday) = (new DateOnly(2026, 3, 2), new DateOnly(2026, 3, 6));

        Assert.Null(DaySplit.Split(Table(monday, friday, [.. Enumerable.Repeat(0, 5 * 288 - 1)])));
        Assert.Null(DaySplit.Split(Table(monday, friday, [.. Enumerable.Repeat(0, 5 * 288 + 1)])));
        Assert.Equal(17, Assert.Single(DaySplit.Split(Table(monday, monday, [.. Enumerable.Repeat(0, 17)]))!).Rows.Count);
        Assert.Equal(5, DaySplit.Split(Table(monday, friday, []))!.Count);
    }

    [Fact]
    public void The_load_by_hour_is_a_mean_by_the_clock_of_Prague()
    {
        var day = new DateOnly(2026, 10, 25);
        var midnight = PragueTime.Midnight(day);
        var rows = Enumerable.Range(0, SeriesClock.RowsOf(day)).Select(row => (double?)PragueTime.Local(midnight + row * SeriesClock.Step).Hour)
            .Select(hour => new SeriesRow([hour, hour, null], [])).ToList();

        var read = DayReader.Read(SeriesName.Load, day, rows);

        Assert.Equal(Enumerable.Range(0, 24).Select(hour => (float?)(2 * hour)), read.LoadByHour);
        Assert.Equal(300, rows.Count);
    }

    private static (double, double) Sum(double?[] rows) => PowerIntegral.Sum(rows, 288, watts => watts) is { } sum ? (sum.WattHours, sum.Covered) : default;

    private static SeriesTable Table(DateOnly from, DateOnly to, int[] values) => new()
    {
        Query = new(SeriesName.Load, from, to),
        Rows = [.. values.Select(value => new SeriesRow([value], []))],
        TotalRows = values.Length,
    };

    private static double?[] Parse(string rows) => [.. rows.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Select(row => row == "-" ? (double?)null : double.Parse(row, System.Globalization.CultureInfo.InvariantCulture))];
}
