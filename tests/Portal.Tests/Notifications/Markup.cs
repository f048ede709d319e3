using Oig.Contracts.Notifications;
using Oig.Portal.Notifications;

namespace Oig.Portal.Tests.Notifications;

/// <summary>The portal's markup for notifications.</summary>
internal static class Markup
{
    private const string Point = "point level-1";
    private const string Date = "3. 7. 2026 | 12:00";
    private const string Row = "<strong>Box #7</strong> - s";

    internal static string Folder(string point = Point, string date = Date, string row = Row, string body = "") => $"""
        <div class="folder">
          <div class="{point}"></div>
          <div class="row-1"><div class="date">{date}</div></div>
          <div class="row-2">{row}</div>
          <div class="body">{body}</div>
        </div>
        """;

    internal static string List(IEnumerable<string> folders) =>
        $"""<div id="ctrl-notifs"><div class="folder-list">{string.Concat(folders)}</div></div>""";

    internal static Notification Only(string point = Point, string date = Date, string row = Row, string body = "") =>
        Assert.Single(NotificationReader.Read(List([Folder(point, date, row, body)]))!.Entries);
}
