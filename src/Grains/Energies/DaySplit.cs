using Oig.Contracts.Series;

namespace Oig.Grains.Energies;

/// <summary>Parts the rows of several days: the portal does not say to which day a row belongs.</summary>
internal static class DaySplit
{
    /// <summary>Rows by day, oldest first; null when as many came as do not fit the days, so that nobody knows which belongs where.</summary>
    public static IReadOnlyList<(DateOnly Day, IReadOnlyList<SeriesRow> Rows)>? Split(SeriesTable table)
    {
        var (from, to) = (table.Query.From, table.Query.To);
        if (from == to) return [(from, table.Rows)];
        var days = Enumerable.Range(0, to.DayNumber - from.DayNumber + 1).Select(from.AddDays).ToList();
        // No rows at all: the account is younger than the days.
        if (table.Rows.IsEmpty) return [.. days.Select(day => (day, (IReadOnlyList<SeriesRow>)[]))];
        return table.Rows.Length == days.Sum(SeriesClock.RowsOf) ? [.. Parts(table, days)] : null;
    }

    private static IEnumerable<(DateOnly, IReadOnlyList<SeriesRow>)> Parts(SeriesTable table, IEnumerable<DateOnly> days)
    {
        var start = 0;
        foreach (var day in days)
        {
            var count = SeriesClock.RowsOf(day);
            yield return (day, table.Rows.Slice(start, count));
            start += count;
        }
    }
}
