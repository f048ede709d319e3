using System.Globalization;

namespace Oig.Portal.Reading;

/// <summary>The portal writes times as Prague wall-clock time without a zone; this gives them their offset.</summary>
public static class PragueTime
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Prague");

    /// <summary>Clocks of portal and server may differ by this much.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    /// <summary>The day it is there.</summary>
    public static DateOnly Today(DateTimeOffset now) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, Zone).DateTime);

    /// <summary>
    /// Null when <paramref name="text"/> has another format or a year outside 2000–2199 (the portal's "never" is year 0).
    /// In the hour that autumn repeats, the later reading not after <paramref name="seenAt"/> is taken, without it the first one;
    /// in the hour that spring skips, the clock is taken as not yet moved.
    /// </summary>
    internal static DateTimeOffset? Parse(string? text, string format, DateTimeOffset? seenAt = null) =>
        DateTime.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var wall)
        && wall.Year is >= 2000 and < 2200
            ? At(wall, seenAt)
            : null;

    private static DateTimeOffset At(DateTime wall, DateTimeOffset? seenAt)
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
