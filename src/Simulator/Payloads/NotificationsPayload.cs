using System.Globalization;
using System.Text;
using System.Text.Json;
using Oig.Simulator.Households;

namespace Oig.Simulator.Payloads;

/// <summary>The notification list: HTML for the web page inside a list of commands.</summary>
internal static class NotificationsPayload
{
    public const string Selector = "ctrl-notifs";
    public const string ControllerId = "2";
    private const int ReplaceElement = 11;

    public static string Write(IEnumerable<SimulatedNotification> notifications)
    {
        var html = new StringBuilder($"""<div id="{Selector}" x:controller:id="{ControllerId}"><div class="folder-list"> """);
        foreach (var notification in notifications)
            html.Append(Folder(notification));
        html.Append(" </div></div>");
        return JsonSerializer.Serialize(new object?[][] { [ReplaceElement, Selector, html.ToString(), null] });
    }

    private static string Folder(SimulatedNotification notification) =>
        $"""
        <div class="folder"><div class="point level-{notification.Level}"></div>
        <div class="row-1"><div class="date">{Date(notification.At)}</div></div>
        <div class="row-2">{Box(notification.BoxId)}{notification.Subject}</div><div class="body"><p>{notification.Body}</p></div></div>
        """;

    private static string Date(DateTimeOffset at) => PragueClock.Local(at).ToString("d. M. yyyy | H:mm", CultureInfo.InvariantCulture);

    private static string Box(string? id) => id is null ? "" : $"<strong>Box #{id}</strong> - ";
}
