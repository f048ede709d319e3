using System.Globalization;
using Oig.Contracts;

namespace Oig.Portal.Reading;

/// <summary>Reads the portal's points in time, which are Prague wall-clock time without a zone.</summary>
internal static class WallClock
{
    /// <summary>
    /// Null when <paramref name="text"/> has another format or a year outside 2000–2199 (the portal's "never" is year 0);
    /// see <see cref="PragueTime.At"/> for the hours that the clock repeats or skips.
    /// </summary>
    internal static DateTimeOffset? Parse(string? text, string format, DateTimeOffset? seenAt = null) =>
        DateTime.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var wall)
        && wall.Year is >= 2000 and < 2200
            ? PragueTime.At(wall, seenAt)
            : null;
}
