namespace Oig.Portal.Notifications;

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
