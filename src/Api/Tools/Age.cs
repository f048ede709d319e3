namespace Oig.Api.Tools;

/// <summary>How old an answer is.</summary>
internal static class Age
{
    /// <summary>Whole seconds, never negative: the clocks of front end and silo may differ a little.</summary>
    public static long Seconds(DateTimeOffset readAt, DateTimeOffset now) => Math.Max(0, (long)(now - readAt).TotalSeconds);
}
