using System.Globalization;
using System.Text;

namespace Oig.Portal.Reading;

/// <summary>
/// Makes text written by others harmless to show: no control, invisible or direction-changing characters, bounded length.
/// </summary>
internal static class PlainText
{
    /// <summary>Keeps line breaks as <c>\n</c>; text cut at <paramref name="most"/> characters ends with an ellipsis.</summary>
    internal static string Clean(string text, int most)
    {
        var clean = new StringBuilder(Math.Min(text.Length, most));
        foreach (var rune in text.EnumerateRunes())
        {
            if (!IsShown(rune))
                continue;
            if (clean.Length + rune.Utf16SequenceLength > most)
                return clean.Append('…').ToString();
            clean.Append(rune.ToString());
        }
        return clean.ToString();
    }

    private static bool IsShown(Rune rune) => rune.Value == '\n' || (rune != Rune.ReplacementChar && Rune.GetUnicodeCategory(rune)
        is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
            or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned));
}
