using System.Globalization;

namespace Oig.Simulator.Households;

/// <summary>The portal's clock: Europe/Prague, summer time included.</summary>
internal static class PragueTime
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Prague");

    public static DateTime Local(DateTime utc) => utc + Zone.GetUtcOffset(utc);

    public static DateTime Local(DateTimeOffset time) => Local(time.UtcDateTime);

    public static DateOnly Date(DateTime utc) => DateOnly.FromDateTime(Local(utc));

    /// <summary>The instant at which that day begins, UTC.</summary>
    public static DateTime Midnight(DateOnly day) => TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(TimeOnly.MinValue), Zone);

    public static string Stamp(DateTimeOffset time) => Local(time).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
