using System.Text;

namespace Oig.Api.Door;

/// <summary>What strangers send, made fit for a log.</summary>
internal static class Harmless
{
    private const int LongestShown = 80;

    /// <summary>At most 80 printable characters on one line; <c>?</c> in place of every other.</summary>
    public static string Line(string text)
    {
        var line = new StringBuilder(LongestShown);
        foreach (var rune in text.EnumerateRunes().Take(LongestShown)) line.Append(rune.Value is >= ' ' and < 0x7F ? (char)rune.Value : '?');
        return line.ToString();
    }
}
