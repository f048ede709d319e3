using System.ComponentModel;
using Oig.Contracts;
using Oig.Contracts.Notifications;

namespace Oig.Api.Tools.Notifications;

/// <summary>Notifications of one box and of the account.</summary>
internal sealed record NotificationsData
{
    // As text and as structure, a reply of twice this length stays readable for an assistant.
    private const int MostCharacters = 20_000;

    [Description("Notifications, newest first; those without a readable time last.")]
    public NotificationEntry[] Notifications { get; init; } = [];

    [Description("True when older notifications were left out.")]
    public bool Cut { get; init; }

    [Description("The newest event of any bypass of the box.")]
    public BypassState? Bypass { get; init; }

    [Description("Automatic bypass of the box.")]
    public BypassState? AutomaticBypass { get; init; }

    [Description("Manual bypass of the box.")]
    public BypassState? ManualBypass { get; init; }

    [Description("When this server read the notifications from the portal, ISO 8601 with offset.")]
    public DateTimeOffset MeasuredAt { get; init; }

    [Description("Seconds since then.")]
    public long AgeSeconds { get; init; }

    public static NotificationsData Of(NotificationList list, BoxId box, bool onlyBox, DateTimeOffset readAt, DateTimeOffset now)
    {
        var own = list.Entries.Where(entry => entry.Box is null || entry.Box == box).ToArray();
        var shown = own.Take(FittingCount(own)).Select(NotificationEntry.Of).ToArray();
        return new()
        {
            Notifications = shown,
            Cut = shown.Length < own.Length || list.IsCut || list.Total > list.Entries.Length,
            Bypass = BypassState.Of(list.BypassOf(box, onlyBox)),
            AutomaticBypass = BypassState.Of(list.BypassOf(box, BypassKind.Automatic, onlyBox)),
            ManualBypass = BypassState.Of(list.BypassOf(box, BypassKind.Manual, onlyBox)),
            MeasuredAt = readAt,
            AgeSeconds = Age.Seconds(readAt, now),
        };
    }

    private static int FittingCount(Notification[] entries)
    {
        var characters = 0;
        return entries.TakeWhile(entry => (characters += entry.Text.Length + entry.Subject.Length + 200) <= MostCharacters).Count();
    }
}
