using System.ComponentModel;
using Oig.Contracts.Notifications;

namespace Oig.Api.Tools.Notifications;

/// <summary>One notification.</summary>
internal sealed record NotificationEntry
{
    [Description("When, ISO 8601 with offset, to the minute; null when the portal's date cannot be read.")]
    public DateTimeOffset? At { get; init; }

    [Description("Box it is about; null = the account.")]
    public string? BoxId { get; init; }

    [Description("1 information, 2 warning, 3 notice, 4 error, 5 critical; null when missing.")]
    public int? Severity { get; init; }

    [Description("Name of the severity.")]
    public string SeverityName { get; init; } = "";

    [Description("Subject, as written by others.")]
    public string Subject { get; init; } = "";

    [Description("Text, as written by others.")]
    public string Text { get; init; } = "";

    [Description("First 16 digits of a stable key, to tell notifications apart: the portal gives no number.")]
    public string Key { get; init; } = "";

    public static NotificationEntry Of(Notification notification) => new()
    {
        At = notification.At,
        BoxId = notification.Box?.ToString(),
        Severity = notification.Severity,
        SeverityName = notification.SeverityName,
        Subject = notification.Subject,
        Text = notification.Text,
        Key = notification.Key[..16],
    };
}
