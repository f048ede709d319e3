using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;

namespace Oig.Portal.Notifications;

/// <summary>Markup that was escaped more often than it should: <c>&amp;lt;div class=&amp;quot;folder&amp;quot;&amp;gt;</c>.</summary>
internal static partial class EscapedMarkup
{
    /// <summary>How many superfluous levels of escaping are undone.</summary>
    internal const int MostLevels = 3;

    /// <summary>
    /// The markup of notifications that the text of an empty list hides, or, without any list, all of the page; null when there is none.
    /// </summary>
    internal static string? Within(string? listText, string html) => listText switch
    {
        null => Escaped().IsMatch(html) ? WebUtility.HtmlDecode(html) : null,
        _ when Escaped().IsMatch(listText) => List(WebUtility.HtmlDecode(listText)),
        _ => Bare().IsMatch(listText) ? List(listText) : null,
    };

    /// <summary>A text as a reader should see it: entities that are still in it were escaped once too often.</summary>
    internal static string Text(string shown)
    {
        if (!Entity().IsMatch(shown)) return shown;
        var once = Parsed(shown);
        return Break().IsMatch(once) ? Parsed(once) : once;
    }

    private static string List(string folders) => $"""<div class="folder-list">{folders}</div>""";

    private static string Parsed(string markup) => MarkupText.Of(new HtmlParser().ParseDocument(markup).Body);

    [GeneratedRegex(@"&(?:amp;){0,3}lt;\s*div[^<>]{0,200}?folder", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Escaped();

    [GeneratedRegex(@"<\s*div[^<>]{0,200}?folder", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Bare();

    [GeneratedRegex(@"&(?:#[0-9]{1,6}|#x[0-9a-f]{1,5}|[a-z]{2,8});", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Entity();

    [GeneratedRegex(@"<\s*(?:br|/p)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Break();
}
