using Oig.Contracts.Series;

namespace Oig.Grains.Energies;

/// <summary>
/// A counter that starts again at midnight, over the rows of one day. Values may be missing, dip for a moment, be corrected downwards, still be
/// yesterday's in the first rows or tomorrow's in the last, and start again when the box is replaced.
/// </summary>
internal static class DailyCounter
{
    /// <summary>More than any household moves in a day, Wh.</summary>
    private const double MostADay = 1e6;

    /// <summary>A fall to this share of the highest value is a new beginning, a smaller one noise.</summary>
    private const double NewBeginning = 0.25;

    /// <summary>Falls from less than this are noise, Wh.</summary>
    private const double LeastFall = 50;

    /// <summary>Until the box calls for the first time after midnight, the portal may show yesterday's value.</summary>
    private const int MostRowsOfYesterday = 12;

    /// <summary>The row of midnight may be tomorrow's first.</summary>
    private const int MostRowsOfTomorrow = 2;

    /// <summary>Values that are back after this many rows have only dipped.</summary>
    private const int LongestDip = 2;

    /// <summary>The day's total, and up to which of the <paramref name="expected"/> rows it counts; null without any value.</summary>
    public static EnergyAmount? Read(IReadOnlyList<double?> rows, int expected)
    {
        var known = rows.Select((value, row) => (Row: row, Value: value ?? -1)).Where(one => one.Value is >= 0 and <= MostADay).ToList();
        if (known.Count == 0) return null;
        var covered = Math.Min(1, (known[^1].Row + 1.0) / expected);
        DropYesterday(known);
        DropTomorrow(known, expected);
        var (total, beginnings) = Sum(WithoutDips([.. known.Select(one => one.Value)]));
        return new(total, covered, beginnings > 1);
    }

    private static void DropYesterday(List<(int Row, double Value)> known)
    {
        var first = known[0].Value;
        var fall = known.FindIndex(one => one.Value != first);
        if (fall > 0 && known[fall].Row <= MostRowsOfYesterday && IsFall(first, known[fall].Value)) known.RemoveRange(0, fall);
    }

    private static void DropTomorrow(List<(int Row, double Value)> known, int expected)
    {
        for (var i = known.Count - 1; i > 0 && known[i].Row >= expected - MostRowsOfTomorrow; i--)
            if (IsFall(known[i - 1].Value, known[i].Value))
                known.RemoveRange(i, known.Count - i);
    }

    private static List<double> WithoutDips(List<double> values)
    {
        var kept = new List<double>(values.Count);
        for (var i = 0; i < values.Count; i++)
            if (kept.Count == 0 || values[i] >= kept[^1] || !values.Skip(i + 1).Take(LongestDip).Any(next => next >= kept[^1]))
                kept.Add(values[i]);
        return kept;
    }

    private static (double Total, int Beginnings) Sum(List<double> values)
    {
        var (done, highest, beginnings) = (0.0, values[0], 1);
        foreach (var (before, value) in values.Zip(values.Skip(1)))
        {
            if (IsFall(highest, value))
                (done, highest, beginnings) = (done + before, 0, beginnings + 1);
            highest = Math.Max(highest, value);
        }
        return (done + values[^1], beginnings);
    }

    private static bool IsFall(double highest, double value) => highest >= LeastFall && value <= NewBeginning * highest;
}
