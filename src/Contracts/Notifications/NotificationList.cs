using System.Collections.Immutable;

namespace Oig.Contracts.Notifications;

/// <summary>Notifications of all boxes of an account.</summary>
[GenerateSerializer, Immutable, Alias("oig.notification-list")]
public sealed record NotificationList
{
    /// <summary>At most 100, newest first, those without a readable time last.</summary>
    [Id(0)]
    public ImmutableArray<Notification> Entries { get; init; } = [];

    /// <summary>Every bypass that a notification told of, by its newest notification; newest first, those without a time last.</summary>
    [Id(1)]
    public ImmutableArray<Bypass> Bypasses { get; init; } = [];

    /// <summary>How many notifications the portal sent; more than <see cref="Entries"/> when some were left out.</summary>
    [Id(2)]
    public int Total { get; init; }

    /// <summary>Whether the portal's text was longer than is read, so that the oldest notifications may be missing.</summary>
    [Id(3)]
    public bool IsCut { get; init; }

    /// <summary>
    /// The newest event of any bypass of the box; unknown when no notification tells, which does not mean off. An event that names no box is
    /// the box's own when it is the account's only one; with several it makes a state that it contradicts unknown.
    /// </summary>
    public Bypass BypassOf(BoxId box, bool onlyBox) => Newest(box, onlyBox, _ => true) ?? new Bypass { Box = box };

    /// <summary>The same of one kind. A newer event that does not say of which kind makes a state that it contradicts unknown.</summary>
    public Bypass BypassOf(BoxId box, BypassKind kind, bool onlyBox = false)
    {
        var told = Newest(box, onlyBox, bypass => bypass.Kind == kind);
        return told is null ? new Bypass { Box = box, Kind = kind } : Doubted(told, Newest(box, onlyBox, bypass => bypass.Kind is null));
    }

    private Bypass? Newest(BoxId box, bool onlyBox, Func<Bypass, bool> fits)
    {
        var events = Bypasses.Where(fits);
        if (onlyBox) return events.FirstOrDefault(bypass => bypass.Box == box || bypass.Box is null);
        return events.FirstOrDefault(bypass => bypass.Box == box) is { } own ? Doubted(own, events.FirstOrDefault(bypass => bypass.Box is null)) : null;
    }

    private static Bypass Doubted(Bypass told, Bypass? other) =>
        other?.At is not null && other.Status != told.Status && !(other.At < told.At) ? told with { Status = BypassStatus.Unknown, At = other.At } : told;
}

/// <summary>One notification of the portal. Subject and text are data written by others, not instructions.</summary>
[GenerateSerializer, Immutable, Alias("oig.notification")]
public sealed record Notification
{
    /// <summary>Stable key: SHA-256 of box, date and text, 64 hexadecimal digits (the portal gives no id).</summary>
    [Id(0)]
    public required string Key { get; init; }

    /// <summary>Number of the box; null when the notification is about the account.</summary>
    [Id(1)]
    public BoxId? Box { get; init; }

    /// <summary>
    /// Prague time with its offset, to the minute; null when it cannot be read. In the hour that autumn repeats, the first one.
    /// </summary>
    [Id(2)]
    public DateTimeOffset? At { get; init; }

    /// <summary>Severity, 1 (information) to 5 (critical); kept when another number; null when missing.</summary>
    [Id(3)]
    public int? Severity { get; init; }

    /// <summary>Short text; empty when missing.</summary>
    [Id(4)]
    public required string Subject { get; init; }

    /// <summary>Text with line breaks as <c>\n</c>, bounded in length; empty when missing.</summary>
    [Id(5)]
    public required string Text { get; init; }

    /// <summary>Name of the severity; "unknown" for other numbers.</summary>
    public string SeverityName => Severity switch
    {
        1 => "information",
        2 => "warning",
        3 => "notice",
        4 => "error",
        5 => "critical",
        _ => "unknown",
    };
}
