using System.Globalization;
using System.Text;

namespace Oig.Cli;

/// <summary>The program's surroundings: where it writes, its environment variables (null when unset), its clock, and whether a person looks at the output.</summary>
internal sealed record Terminal(TextWriter Output, TextWriter Error, Func<string, string?> Variable, TimeProvider Time, bool IsInteractive = false)
{
    /// <summary>What a person types; null when nobody does.</summary>
    public TextReader? Input { get; init; }

    /// <summary>The folder of the user's own settings for this program; null without a home.</summary>
    public string? Settings { get; init; }

    /// <summary>Shows a page in the user's browser; false when that cannot be done.</summary>
    public Func<Uri, bool> OpenBrowser { get; init; } = _ => false;

    /// <summary>Says on stderr, in one line, why the program ends, and gives its exit code.</summary>
    public int Fail(int exitCode, string reason)
    {
        Error.WriteLine(OneLine.Of(reason));
        return exitCode;
    }

    /// <summary>Says something on stderr, in one line, that does not end the program.</summary>
    public void Warn(string concern) => Error.WriteLine(OneLine.Of($"Warning: {concern}"));
}

/// <summary>What the process tells its caller; scripts rely on these numbers.</summary>
internal static class ExitCode
{
    public const int Ok = 0;
    public const int ToolError = 1;
    public const int Usage = 2;
    public const int NoConnection = 3;

    /// <summary>Ended by Ctrl-C: 128 + SIGINT, as shells report it.</summary>
    public const int Interrupted = 130;
}

/// <summary>The command line cannot be carried out as given; the message says what to type instead and holds no password.</summary>
internal sealed class UsageException(string message) : Exception(message);

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
