namespace Oig.Contracts;

/// <summary>The portal counts days and writes times by Prague's wall clock, without a zone; this gives them their offset.</summary>
public static class PragueTime
{
    private const string ZoneName = "Europe/Prague";

    private static readonly TimeZoneInfo? Known = TimeZoneInfo.TryFindSystemTimeZoneById(ZoneName, out var zone) ? zone : null;

    /// <summary>Clocks of portal and server may differ by this much.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    /// <summary>Why the portal's times cannot be read on this machine; null when they can.</summary>
    public static string? Objection => Known is null ? $"This machine has no data of the time zone {ZoneName}; install tzdata." : null;

    private static TimeZoneInfo Zone => Known ?? throw new TimeZoneNotFoundException(Objection);

    /// <summary>The day it is there.</summary>
    public static DateOnly Today(DateTimeOffset now) => DateOnly.FromDateTime(Local(now).DateTime);

    /// <summary>The time that clocks show there.</summary>
    public static TimeOnly Clock(DateTimeOffset now) => TimeOnly.FromDateTime(Local(now).DateTime);

    /// <summary>Time since that day began; its clock time differs by an hour after the clock has moved.</summary>
    public static TimeSpan SinceMidnight(DateTimeOffset now) => now - Midnight(Today(now));

    /// <summary>The moment at which that day begins there, with its offset.</summary>
    public static DateTimeOffset Midnight(DateOnly day) => At(day.ToDateTime(TimeOnly.MinValue));

    /// <summary>The same moment as Prague's clock shows it.</summary>
    public static DateTimeOffset Local(DateTimeOffset time) => TimeZoneInfo.ConvertTime(time, Zone);

    /// <summary>The next moment at which the clock there shows <paramref name="clock"/>.</summary>
    public static DateTimeOffset Next(TimeOnly clock, DateTimeOffset now) =>
        At(Today(now).ToDateTime(clock)) is var today && today > now ? today : At(Today(now).AddDays(1).ToDateTime(clock));

    /// <summary>
    /// The moment at which Prague's clock shows <paramref name="wall"/>. In the hour that autumn repeats, the later one not after
    /// <paramref name="seenAt"/> is taken, without it the first one; in the hour that spring skips, the clock is taken as not yet moved.
    /// </summary>
    public static DateTimeOffset At(DateTime wall, DateTimeOffset? seenAt = null)
    {
        if (Zone.IsInvalidTime(wall))
            return TimeZoneInfo.ConvertTime(new DateTimeOffset(wall, Zone.GetUtcOffset(wall.AddHours(-1))), Zone);
        if (!Zone.IsAmbiguousTime(wall))
            return new DateTimeOffset(wall, Zone.GetUtcOffset(wall));
        var offsets = Zone.GetAmbiguousTimeOffsets(wall);
        var second = new DateTimeOffset(wall, offsets.Min());
        return second <= seenAt + Skew ? second : new DateTimeOffset(wall, offsets.Max());
    }
}
