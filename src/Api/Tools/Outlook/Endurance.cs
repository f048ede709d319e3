using Oig.Contracts;
using Oig.Contracts.Series;

namespace Oig.Api.Tools.Outlook;

/// <summary>How long the usable energy of a battery lasts without sun and grid.</summary>
internal static class Endurance
{
    /// <summary>What the box itself draws, W, at least and at most: a loss of 100 to 200 W is normal.</summary>
    private const double LeastLoss = 60;

    private const double MostLoss = 200;

    /// <summary>Share of the stored energy that comes out, at worst.</summary>
    private const double WorstEfficiency = 0.92;

    private const int LongestHours = 48;
    private static readonly TimeSpan Grain = TimeSpan.FromMinutes(15);

    /// <summary>At a load that stays as it is.</summary>
    public static Span At(double usable, double load, DateTimeOffset now) =>
        new(After(now, WorstEfficiency * usable / (load + MostLoss)), After(now, usable / (load + LeastLoss)));

    /// <summary>With the load of past nights at the same hours; those nights of which the hours are known.</summary>
    public static IReadOnlyList<DateTimeOffset> AsInPastNights(double usable, IReadOnlyDictionary<DateOnly, EnergyDay> days, DateTimeOffset now)
    {
        var today = PragueTime.Today(now);
        return [.. days.Keys.Where(day => day < today).Order().Select(day => Night(usable, day, days, now)).OfType<DateTimeOffset>()];
    }

    private static DateTimeOffset? Night(double usable, DateOnly first, IReadOnlyDictionary<DateOnly, EnergyDay> days, DateTimeOffset now)
    {
        var (left, time, today) = (usable, PragueTime.Local(now), PragueTime.Today(now));
        while (left > 0 && time < now.AddHours(LongestHours))
        {
            if ((LoadAt(PragueTime.Today(time) > today ? first.AddDays(1) : first, time.Hour) ?? LoadAt(first, time.Hour)) is not { } load) return null;
            left -= (load + (LeastLoss + MostLoss) / 2) * Grain.TotalHours;
            time += Grain;
        }

        return Rounded(time);

        double? LoadAt(DateOnly day, int hour) => days.GetValueOrDefault(day)?.LoadByHour is { IsDefaultOrEmpty: false } hours ? hours[hour] : null;
    }

    private static DateTimeOffset After(DateTimeOffset now, double hours) => Rounded(PragueTime.Local(now.AddHours(Math.Min(LongestHours, hours))));

    /// <summary>To a quarter of an hour: more would be pretended.</summary>
    public static DateTimeOffset Rounded(DateTimeOffset time) => new((time.Ticks + Grain.Ticks / 2) / Grain.Ticks * Grain.Ticks, time.Offset);
}

/// <summary>From at the earliest to at the latest.</summary>
internal sealed record Span(DateTimeOffset Earliest, DateTimeOffset Latest);
