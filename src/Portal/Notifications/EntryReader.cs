using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Oig.Contracts;
using Oig.Contracts.Notifications;
using Oig.Portal.Reading;

namespace Oig.Portal.Notifications;

/// <summary>Reads one <c>div.folder</c> of the portal's markup; anything in it may be missing.</summary>
internal static partial class EntryReader
{
    private const int LongestSubject = 200;
    private const int LongestText = 2000;
    private const string SeverityClass = "level-";

    internal static Notification Read(IElement folder)
    {
        var date = string.Concat(MarkupText.Of(folder.QuerySelector(".date")).Where(character => !char.IsWhiteSpace(character)));
        var (box, subject) = Heading(MarkupText.OneLine(Shown(folder, ".row-2")));
        var shownSubject = PlainText.Clean(subject, LongestSubject);
        var text = PlainText.Clean(Shown(folder, ".body"), LongestText);
        return new()
        {
            Key = Key(box, date, shownSubject, text),
            Box = box,
            At = WallClock.Parse(date, "d.M.yyyy|H:mm"),
            Severity = Severity(folder.QuerySelector(".point")),
            Subject = shownSubject,
            Text = text,
        };
    }

    private static string Shown(IElement folder, string part) => EscapedMarkup.Text(MarkupText.Of(folder.QuerySelector(part)));

    private static (BoxId? Box, string Subject) Heading(string row)
    {
        var start = BoxNumber().Match(row);
        return start.Success && BoxId.TryParse(start.Groups["number"].Value) is { } box ? (box, row[start.Length..]) : (null, row);
    }

    private static int? Severity(IElement? point)
    {
        var name = point?.ClassList.FirstOrDefault(name => name.StartsWith(SeverityClass, StringComparison.Ordinal));
        return int.TryParse(name?[SeverityClass.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var level) ? level : null;
    }

    private static string Key(BoxId? box, string date, string subject, string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{box}\n{date}\n{subject}\n{text}")));

    [GeneratedRegex(@"^Box\s*#\s*(?<number>[0-9]+)[\s\-–—:]*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex BoxNumber();
}
