namespace Oig.Simulator;

/// <summary>
/// The newest interval in which the boxes could not reach the portal. Online, a box calls once a minute at a second of its own.
/// </summary>
internal sealed record Presence(DateTimeOffset? OfflineSince, DateTimeOffset? BackAt)
{
    public static readonly Presence AlwaysOnline = new(null, null);

    public Presence Switched(WriteEffect before, WriteEffect after, DateTimeOffset now) => (before, after) switch
    {
        (not WriteEffect.Never, WriteEffect.Never) => new Presence(now, null),
        (WriteEffect.Never, not WriteEffect.Never) => this with { BackAt = now },
        _ => this,
    };

    /// <summary>Last call of a box that calls at that second of the minute.</summary>
    public DateTimeOffset LastContact(DateTimeOffset now, int second) => CallBefore(HeardUntil(now, second), second);

    /// <summary>The time whose data the portal has: now, or when a box fell silent that has not called again.</summary>
    public DateTimeOffset HeardUntil(DateTimeOffset now, int second) =>
        OfflineSince is { } since && !(BackAt <= CallBefore(now, second)) ? since : now;

    /// <summary>When the box fulfils a wish: when it is due, or when the box calls again; null while it is offline.</summary>
    public DateTimeOffset? Fulfilled(DateTimeOffset due, int second)
    {
        if (OfflineSince is null || due <= OfflineSince)
            return due;
        if (BackAt is not { } back)
            return null;
        var firstCall = CallBefore(back - TimeSpan.FromTicks(1), second).AddMinutes(1);
        return due > firstCall ? due : firstCall;
    }

    private static DateTimeOffset CallBefore(DateTimeOffset time, int second)
    {
        var sinceCall = (time.UtcTicks - second * TimeSpan.TicksPerSecond) % TimeSpan.TicksPerMinute;
        return time.AddTicks(-sinceCall);
    }
}
