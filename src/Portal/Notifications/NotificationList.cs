using System.Collections.Immutable;

namespace Oig.Portal.Notifications;

/// <summary>Notifications of all boxes of an account.</summary>
[GenerateSerializer, Immutable, Alias("oig.notification-list")]
public sealed record NotificationList
{
    /// <summary>At most 100, newest first, those without a readable time last.</summary>
    [Id(0)]
    public ImmutableArray<Notification> Entries { get; init; } = [];

    /// <summary>Every bypass that a notification told of, by its newest notification.</summary>
    [Id(1)]
    public ImmutableArray<Bypass> Bypasses { get; init; } = [];

    /// <summary>How many notifications the portal sent; more than <see cref="Entries"/> when some were left out.</summary>
    [Id(2)]
    public int Total { get; init; }

    /// <summary>Whether the portal's text was longer than is read, so that the oldest notifications may be missing.</summary>
    [Id(3)]
    public bool IsCut { get; init; }

    /// <summary>State of a bypass; unknown when no notification tells, which does not mean off.</summary>
    public Bypass BypassOf(BoxId box, BypassKind kind) =>
        Bypasses.FirstOrDefault(bypass => bypass.Box == box && bypass.Kind == kind) ?? new Bypass { Box = box, Kind = kind };
}
