using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Oig.Contracts.Notifications;

namespace Oig.Portal.Notifications;

/// <summary>Reads the answer for the selector <c>ctrl-notifs</c>; never throws, whatever is in it.</summary>
internal static class NotificationReader
{
    private const int MostEntries = 100;

    /// <summary>The portal's order is not known, so more are read than kept.</summary>
    private const int MostRead = 1000;

    private const int LongestHtml = 200_000;

    /// <summary>HTML repair takes time that grows with the square of unclosed tags; 500 notifications stay below this.</summary>
    private const int MostTags = 8_000;

    /// <summary>Null when the body is neither the known envelope nor the known markup: the portal has changed.</summary>
    internal static NotificationList? Read(string body) => Envelope.Html(body) is { } html ? FromHtml(html) : null;

    private static NotificationList? FromHtml(string html)
    {
        var end = End(html);
        var document = new HtmlParser().ParseDocument(html[..end]);
        return document.QuerySelector(".folder-list") is null ? null : List(document, end < html.Length);
    }

    private static NotificationList List(IDocument document, bool isCut)
    {
        var folders = document.QuerySelectorAll(".folder").Where(IsOutermost).ToList();
        var newestFirst = folders.Take(MostRead).Select(NotificationEntry.Read).OrderByDescending(entry => entry.At).ToList();
        return new()
        {
            Entries = [.. newestFirst.Take(MostEntries)],
            Bypasses = BypassEvents.Newest(newestFirst),
            Total = folders.Count,
            IsCut = isCut,
        };
    }

    /// <summary>
    /// A notification within a notification is part of its text: reading both would let hostile nesting multiply the work.
    /// </summary>
    private static bool IsOutermost(IElement folder) => folder.ParentElement?.Closest(".folder") is null;

    private static int End(string html)
    {
        var (end, tags) = (0, 0);
        while (end < html.Length && end < LongestHtml && (html[end] != '<' || ++tags <= MostTags))
            end++;
        return end;
    }
}
