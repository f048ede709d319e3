using Oig.Portal.Notifications;

namespace Oig.Portal.Tests.Notifications;

/// <summary>The portal's markup for notifications.</summary>
internal static class Markup
{
    internal static string Folder(string point = "point level-1", string date = "3. 7. 2026 | 12:00", string row = "<strong>Box #7</strong> - s", string body = "") =>
        $"""<div class="folder"><div class="{point}"></div><div class="row-1"><div class="date">{date}</div></div><div class="row-2">{row}</div><div class="body">{body}</div></div>""";

    internal static string List(IEnumerable<string> folders) => $"""<div id="ctrl-notifs"><div class="folder-list">{string.Concat(folders)}</div></div>""";

    internal static Notification Only(
        string point = "point level-1", string date = "3. 7. 2026 | 12:00", string row = "<strong>Box #7</strong> - s", string body = "") =>
        Assert.Single(NotificationReader.Read(List([Folder(point, date, row, body)]))!.Entries);
}
