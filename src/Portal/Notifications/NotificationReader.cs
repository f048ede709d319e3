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
    internal static NotificationList? Read(string body) => Envelope.Html(body) is { } html ? FromHtml(html, EscapedMarkup.MostLevels) : null;

    private static NotificationList? FromHtml(string html, int levels)
    {
        var end = End(html);
        var document = new HtmlParser().ParseDocument(html[..end]);
        var list = document.QuerySelector(".folder-list");
        if (levels > 0 && document.QuerySelector(".folder") is null && EscapedMarkup.Within(list?.TextContent, html) is { } hidden)
            return FromHtml(hidden, levels - 1);
        return list is null ? null : List(document, end < html.Length);
    }

    private static NotificationList List(IDocument document, bool isCut)
    {
        var folders = document.QuerySelectorAll(".folder").Where(IsOutermost).ToList();
        // The same entry may be listed twice; without a number of its own, what it says is all that tells entries apart.
        var read = folders.Take(MostRead).Select(EntryReader.Read).ToList();
        var newestFirst = read.DistinctBy(Identity).OrderByDescending(entry => entry.At).ToList();
        return new()
        {
            Entries = [.. newestFirst.Take(MostEntries)],
            Bypasses = BypassEvents.Newest(newestFirst),
            Total = folders.Count - (read.Count - newestFirst.Count),
            IsCut = isCut,
        };
    }

    // Of a date that is understood the spelling does not matter.
    private static string Identity(Notification entry) => entry.At is { } at ? $"{entry.Box}\n{at:O}\n{entry.Subject}\n{entry.Text}" : entry.Key;

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
