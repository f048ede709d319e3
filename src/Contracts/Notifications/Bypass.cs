namespace Oig.Contracts.Notifications;

/// <summary>State of one bypass of one box by its newest notification.</summary>
[GenerateSerializer, Immutable, Alias("oig.bypass")]
public sealed record Bypass
{
    /// <summary>Number of the box; null when the notification names none.</summary>
    [Id(0)]
    public BoxId? Box { get; init; }

    /// <summary>Which bypass; null when the notification does not say.</summary>
    [Id(1)]
    public BypassKind? Kind { get; init; }

    /// <summary>On, off or unknown.</summary>
    [Id(2)]
    public BypassStatus Status { get; init; }

    /// <summary>Time of the notification, Prague time with its offset; null when unknown.</summary>
    [Id(3)]
    public DateTimeOffset? At { get; init; }
}

/// <summary>The two bypasses of a box, which are switched separately.</summary>
[GenerateSerializer, Alias("oig.bypass-kind")]
public enum BypassKind
{
    /// <summary>Switched by the box ("automatický").</summary>
    Automatic,

    /// <summary>Switched by hand ("ruční").</summary>
    Manual,
}

/// <summary>Whether a bypass is on.</summary>
[GenerateSerializer, Alias("oig.bypass-status")]
public enum BypassStatus
{
    /// <summary>No notification tells.</summary>
    Unknown,

    /// <summary>Switched off ("vypnut").</summary>
    Off,

    /// <summary>Switched on ("zapnut").</summary>
    On,
}
