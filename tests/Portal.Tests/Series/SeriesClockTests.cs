using CsCheck;
using Oig.Contracts;
using Oig.Contracts.Series;

namespace Oig.Portal.Tests.Reading;

public sealed class SeriesClockTests
{
    private static readonly DateTimeOffset Later = new(2027, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("2026-05-14", 288, "2026-05-14T00:00+02:00", "2026-05-14T23:55+02:00")]
    [InlineData("2026-03-29", 276, "2026-03-29T00:00+01:00", "2026-03-29T23:55+02:00")]
    [InlineData("2026-10-25", 300, "2026-10-25T00:00+02:00", "2026-10-25T23:55+01:00")]
    public void Rows_of_a_whole_day_get_its_five_minutes(string day, int rows, string first, string last)
    {
        var times = SeriesClock.Estimate(Table(day, day, rows), Later)!;

        Assert.Equal(rows, SeriesClock.RowsOf(Day(day)));
        Assert.Equal((first, last), (times[0].ToString("yyyy-MM-ddTHH:mmzzz", null), times[^1].ToString("yyyy-MM-ddTHH:mmzzz", null)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(287)]
    [InlineData(289)]
    [InlineData(276)]
    public void Another_count_of_rows_allows_no_times(int rows) => Assert.Null(SeriesClock.Estimate(Table("2026-05-14", "2026-05-14", rows), Later));

    [Theory]
    [InlineData(143, true)]
    [InlineData(144, true)]
    [InlineData(145, true)]
    [InlineData(142, false)]
    [InlineData(288, false)]
    public void Today_may_have_one_row_more_or_less_than_fit_by_now(int rows, bool known) => Assert.Equal(
        known, SeriesClock.Estimate(Table("2026-05-14", "2026-05-14", rows), new DateTimeOffset(2026, 5, 14, 12, 2, 0, TimeSpan.FromHours(2))) is not null);

    [Fact]
    public void A_thinned_series_or_days_to_come_have_no_times()
    {
        Assert.Null(SeriesClock.Estimate(Table("2026-05-14", "2026-05-14", 288) with { TotalRows = 289 }, Later));
        Assert.Null(SeriesClock.Estimate(Table("2027-05-14", "2027-05-14", 288), Later));
    }

    [Fact]
    public void Times_grow_by_five_minutes_whatever_the_clock_does() =>
        Gen.Select(Gen.Int[0, 364], Gen.Int[1, 31]).Sample((start, days) =>
        {
            var (from, to) = (new DateOnly(2026, 1, 1).AddDays(start), new DateOnly(2026, 1, 1).AddDays(start + days - 1));
            var rows = Enumerable.Range(0, days).Sum(day => SeriesClock.RowsOf(from.AddDays(day)));
            var times = SeriesClock.Estimate(Table(from.ToString("yyyy-MM-dd", null), to.ToString("yyyy-MM-dd", null), rows), Later.AddYears(1))!;

            Assert.Equal(PragueTime.Midnight(from), times[0]);
            Assert.Equal(PragueTime.Midnight(to.AddDays(1)), times[^1] + SeriesClock.Step);
            Assert.All(times.Zip(times.Skip(1)), pair => Assert.Equal(SeriesClock.Step, pair.Second - pair.First));
        }, iter: 100);

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", null);

    private static SeriesTable Table(string from, string to, int rows) => new()
    {
        Query = new(SeriesName.Load, Day(from), Day(to)),
        Rows = [.. Enumerable.Repeat(new SeriesRow([1], []), rows)],
        TotalRows = rows,
    };
}
