using System.Globalization;
using System.Text;

namespace Oig.Cli.Output;

/// <summary>Makes text from a server fit for one line of a terminal: no line breaks, no control or invisible characters, no endless length.</summary>
internal static class OneLine
{
    private const int MaximumLength = 600;

    public static string Of(string text)
    {
        var words = Visible(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var line = string.Join(' ', words);
        return line.Length <= MaximumLength ? line : $"{line[..MaximumLength]}…";
    }

    private static string Visible(string text)
    {
        var visible = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            visible.Append(IsVisible(rune) ? rune.ToString() : " ");
        return visible.ToString();
    }

    // Format covers the marks that turn the writing direction, with which a server could make a line read as another one.
    private static bool IsVisible(Rune rune) => Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.SpaceSeparator
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
