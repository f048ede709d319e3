using Oig.Contracts.Series;

namespace Oig.Grains.Energies;

/// <summary>Energies from powers that were written down every five minutes.</summary>
internal static class PowerIntegral
{
    /// <summary>Beyond any box, W: a fault of the feed.</summary>
    private const double MostWatts = 100_000;

    /// <summary>So many rows without a value are filled from their neighbours; where more are missing, nothing is known.</summary>
    private const int LongestFilled = 3;

    /// <summary>The powers, W, with short gaps filled in a straight line.</summary>
    public static double?[] Filled(IEnumerable<double?> powers)
    {
        double?[] filled = [.. powers.Select(watts => watts is >= -MostWatts and <= MostWatts ? watts : null)];
        for (var i = 0; i < filled.Length; i++)
            if (filled[i] is null)
                i = Fill(filled, i);
        return filled;
    }

    /// <summary>Energy of the part that <paramref name="part"/> takes of each power; null without any.</summary>
    public static EnergyAmount? Sum(IReadOnlyCollection<double?> filled, int expected, Func<double, double> part)
    {
        var known = filled.OfType<double>().ToList();
        return known.Count == 0 ? null
            : new(known.Sum(part) * SeriesClock.Step.TotalHours, Math.Min(1, known.Count / (double)expected));
    }

    /// <summary>Fills the gap that begins there and tells its last row.</summary>
    private static int Fill(double?[] powers, int first)
    {
        var next = Array.FindIndex(powers, first, watts => watts is not null);
        var (end, before, after) = (next < 0 ? powers.Length : next, first > 0 ? powers[first - 1] : null, next < 0 ? null : powers[next]);
        if (end - first <= LongestFilled && (before ?? after) is { } start)
            for (var i = first; i < end; i++)
                powers[i] = start + ((after ?? start) - start) * (before is null ? 0 : (i - first + 1.0) / (end - first + 1));
        return end - 1;
    }
}
