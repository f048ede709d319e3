using System.Globalization;

namespace Oig.Simulator.Households;

/// <summary>The portal's clock: Europe/Prague, summer time included.</summary>
internal static class PragueClock
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Prague");

    // Clocks change on full hours, and a household runs minute by minute: asking the zone each time would take most of its time.
    [ThreadStatic]
    private static (long Hour, TimeSpan Offset) _newest;

    public static DateTime Local(DateTime utc)
    {
        var hour = utc.Ticks / TimeSpan.TicksPerHour;
        if (_newest.Hour != hour)
            _newest = (hour, Zone.GetUtcOffset(utc));
        return utc + _newest.Offset;
    }

    public static DateTime Local(DateTimeOffset time) => Local(time.UtcDateTime);

    public static DateOnly Date(DateTime utc) => DateOnly.FromDateTime(Local(utc));

    /// <summary>The instant at which that day begins, UTC.</summary>
    public static DateTime Midnight(DateOnly day) => TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(TimeOnly.MinValue), Zone);

    public static string Stamp(DateTimeOffset time) => Local(time).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}

/// <summary>The minutes of a day, for what is reckoned once for each of them.</summary>
internal static class Minutes
{
    private const int InADay = 24 * 60;

    /// <summary>Each of them, told from midnight.</summary>
    public static IEnumerable<TimeSpan> OfADay => Enumerable.Range(0, InADay).Select(minute => TimeSpan.FromMinutes(minute));

    /// <summary>The number of the minute that the time falls into, from 0.</summary>
    public static int Index(DateTime time) => (int)(time.TimeOfDay.Ticks / TimeSpan.TicksPerMinute);
}
