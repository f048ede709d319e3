using System.Text.RegularExpressions;

namespace Oig.Architecture.Tests;

/// <summary>Finds what reads like a sentence in the texts of a file: three words in a row. Comments, attributes and exceptions do not count.</summary>
internal static partial class Sentences
{
    public static IEnumerable<string> In(string file)
    {
        var code = string.Join('\n', File.ReadLines(file).Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal) && !line.Contains("Exception(", StringComparison.Ordinal)));
        return Literal().Matches(AttributeWithText().Replace(code, "")).Select(literal => literal.Value).Where(text => ThreeWords().IsMatch(text));
    }

    [GeneratedRegex("""\[[A-Z]\w+\((?:[^()"]|"(?:[^"\\]|\\.)*"|\([^()]*\))*\)\]""")]
    private static partial Regex AttributeWithText();

    [GeneratedRegex(@"""(?:[^""\\\n]|\\.)*""")]
    private static partial Regex Literal();

    [GeneratedRegex(@"\p{L}{2,} \p{L}+ \p{L}{2,}")]
    private static partial Regex ThreeWords();
}
