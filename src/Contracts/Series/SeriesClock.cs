namespace Oig.Contracts.Series;

/// <summary>
/// The portal gives its rows no times, but writes one every five minutes of Prague's clock: where as many came as fit, each can be told its
/// five minutes.
/// </summary>
public static class SeriesClock
{
    /// <summary>From one row to the next.</summary>
    public static readonly TimeSpan Step = TimeSpan.FromMinutes(5);

    /// <summary>Rows of a whole day: 288, or 276 and 300 when clocks change.</summary>
    public static int RowsOf(DateOnly day) => (int)((PragueTime.Midnight(day.AddDays(1)) - PragueTime.Midnight(day)) / Step);

    /// <summary>Rows of those days that there can be at that time; none before they begin.</summary>
    public static int RowsUntil(DateOnly from, DateOnly to, DateTimeOffset now)
    {
        var (start, end) = (PragueTime.Midnight(from), PragueTime.Midnight(to.AddDays(1)));
        return now <= start ? 0 : (int)(((now < end ? now : end) - start) / Step);
    }

    /// <summary>
    /// When the five minutes of each row began, Prague time with its offset, by the count of rows; null when it does not fit, so that some
    /// are missing and nobody knows which. Today's newest row may be there a little sooner or later.
    /// </summary>
    public static IReadOnlyList<DateTimeOffset>? Estimate(SeriesTable table, DateTimeOffset readAt)
    {
        ArgumentNullException.ThrowIfNull(table);
        var (query, rows) = (table.Query, table.Rows.Length);
        var slack = PragueTime.Today(readAt) == query.To ? 1 : 0;
        if (rows == 0 || table.IsThinned || Math.Abs(rows - RowsUntil(query.From, query.To, readAt)) > slack) return null;
        var start = PragueTime.Midnight(query.From);
        return [.. Enumerable.Range(0, rows).Select(row => PragueTime.Local(start + row * Step))];
    }
}
