using System.Globalization;
using System.Text;

namespace Oig.Contracts.Keys;

/// <summary>The one spelling of an e-mail address that allow-list, account key, session key and portal login share.</summary>
public static class EmailAddress
{
    /// <summary>
    /// Trimmed, Unicode NFKC, lower case invariant, without white space and characters that cannot be seen;
    /// empty when nothing is left. Idempotent, never throws.
    /// </summary>
    public static string Normalize(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        // Lower-casing can undo the composition (dotted capital I), hence the second NFKC.
        var folded = Visible(text).Normalize(NormalizationForm.FormKC).ToLowerInvariant().Normalize(NormalizationForm.FormKC);
        return Visible(folded);
    }

    // Enumerating runes replaces lone surrogates, on which Normalize would throw.
    private static string Visible(string text)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes().Where(IsVisible)) kept.Append(rune.ToString());
        return kept.ToString();
    }

    private static bool IsVisible(Rune rune) =>
        !Rune.IsWhiteSpace(rune)
        && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Format or UnicodeCategory.Control)
        && !IsBlankLetterOrMark(rune.Value);

    // Unicode's default-ignorable code points that are letters or marks by category: joiners, fillers, variation selectors.
    private static bool IsBlankLetterOrMark(int code) => code
        is 0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or 0x2065 or 0x3164 or 0xFFA0
        or (>= 0x180B and <= 0x180F) or (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0000 and <= 0xE0FFF);
}
