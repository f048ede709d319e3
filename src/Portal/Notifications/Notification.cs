namespace Oig.Portal.Notifications;

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
