namespace Oig.Simulator;

/// <summary>The newest interval in which the boxes could not reach the portal.</summary>
internal sealed record Presence(DateTimeOffset? OfflineSince, DateTimeOffset? BackAt)
{
    public static readonly Presence AlwaysOnline = new(null, null);

    public Presence Switched(WriteEffect before, WriteEffect after, DateTimeOffset now) => (before, after) switch
    {
        (not WriteEffect.Never, WriteEffect.Never) => new Presence(now, null),
        (WriteEffect.Never, not WriteEffect.Never) => this with { BackAt = now },
        _ => this,
    };
}
