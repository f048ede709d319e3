using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Oig.Contracts.Notifications;

namespace Oig.Portal.Notifications;

/// <summary>
/// Finds in notifications that a bypass was switched: "bypass", shortly after it "zapnut" (on) or "vypnut" (off), near it which bypass.
/// Nothing else counts: a longer list of words finds "active" in "inactive". What was not, or is yet to be, is no event.
/// </summary>
internal static partial class BypassEvents
{
    /// <summary>How far before "bypass" its kind is looked for, in characters.</summary>
    private const int Reach = 40;

    /// <summary>The newest event of each bypass; within one minute the one that the portal lists first.</summary>
    internal static ImmutableArray<Bypass> Newest(IEnumerable<Notification> newestFirst) =>
        [.. newestFirst.SelectMany(Of).DistinctBy(bypass => (bypass.Box, bypass.Kind))];

    /// <summary>Last mention first, since within one text the last word counts.</summary>
    private static IEnumerable<Bypass> Of(Notification notification)
    {
        var inText = Switched().Matches(notification.Text);
        return inText.Count > 0
            ? inText.Reverse().Select(found => Event(notification, found, notification.Text))
            : Switched().Matches(notification.Subject).Select(found => Event(notification, found, notification.Subject));
    }

    private static Bypass Event(Notification notification, Match found, string text) => new()
    {
        Box = notification.Box,
        At = notification.At,
        Kind = Kind(text[Math.Max(0, found.Index - Reach)..found.Index]) ?? Kind(notification.Subject) ?? Kind(found.Value),
        Status = found.Groups["on"].Success ? BypassStatus.On : BypassStatus.Off,
    };

    private static BypassKind? Kind(string text)
    {
        var named = KindName().Match(text);
        return !named.Success ? null : named.Groups["automatic"].Success ? BypassKind.Automatic : BypassKind.Manual;
    }

    [GeneratedRegex(@"by-?pas(?:(?!by-?pas|\b(?:neby|nen[ií]|nebud|nelze|nepoda|bud(?:e|ou)\b|lze\b))[\s\S]){0,40}?\b(?:(?<on>zapnut)|vypnut)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Switched();

    /// <summary>The last name counts: it is the nearest.</summary>
    [GeneratedRegex(@"(?<automatic>automat)|ru(?:č|c\u030C?)n|manu[aá]ln",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.RightToLeft)]
    private static partial Regex KindName();
}
