using System.Collections.Immutable;
using CsCheck;
using Oig.Contracts.Series;

namespace Oig.Portal.Tests.Reading;

public sealed class ThinTests
{
    [Fact]
    public void Thinned_rows_are_evenly_spaced_from_the_first_to_the_last() =>
        Gen.Select(Gen.Int[0, 700], Gen.Int[2, 300]).Sample(
            (count, most) =>
            {
                var kept = Positions(Numbered(count).Thin(most));
                var gaps = kept.Zip(kept.Skip(1), (one, next) => next - one).ToList();

                Assert.Equal(Math.Min(count, most), kept.Count);
                Assert.True(count == 0 || (kept[0], kept[^1]) == (0, count - 1));
                Assert.True(gaps.Count == 0 || (gaps.Min() >= 1 && gaps.Max() - gaps.Min() <= 1));
            },
            iter: 1000,
            threads: 1);

    [Fact]
    public void Thinning_is_told_and_the_original_number_stays()
    {
        var twice = Numbered(100).Thin(50).Thin(7);

        Assert.Equal((100, 7, true), (twice.TotalRows, twice.Rows.Length, twice.IsThinned));
        Assert.Equal([0, 49, 99], Positions(Numbered(100).Thin(3)));
    }

    [Fact]
    public void A_short_series_stays_as_it_is()
    {
        var series = Numbered(5);

        Assert.Same(series, series.Thin(5));
        Assert.False(series.IsThinned);
    }

    [Fact]
    public void First_and_last_need_two_rows() => Assert.Throws<ArgumentOutOfRangeException>(() => Numbered(5).Thin(1));

    private static SeriesTable Numbered(int rows) => new()
    {
        Query = new(SeriesName.History, new(2026, 7, 3), new(2026, 7, 3)),
        Columns = [new("value_1")],
        Rows = [.. Enumerable.Range(0, rows).Select(row => new SeriesRow([row], ImmutableArray<UnknownField>.Empty))],
        TotalRows = rows,
    };

    private static List<int> Positions(SeriesTable series) => [.. series.Rows.Select(row => (int)row.Values[0]!.Value)];
}
