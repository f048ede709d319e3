using System.Net.Http.Headers;

namespace Oig.Portal.Http;

internal static class RetryAfter
{
    // Callers stop asking for as long as this; a slip of the portal (or a year 9999) must not silence them for good.
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    /// <summary>The wait asked for in seconds or as a date, between 0 and 1 h; null if none.</summary>
    internal static TimeSpan? Read(RetryConditionHeaderValue? header, DateTimeOffset now)
    {
        if ((header?.Delta ?? header?.Date - now) is not { } wait)
            return null;
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait > Longest ? Longest : wait;
    }
}
