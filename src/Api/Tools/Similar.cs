namespace Oig.Api.Tools;

/// <summary>Names that somebody may have meant.</summary>
internal static class Similar
{
    private const int LongestShown = 40;

    /// <summary>The name most like the one that was written; null when none is like it.</summary>
    public static string? Nearest(string written, IEnumerable<string> names)
    {
        var plain = Plain(Shorten(written));
        return names.Select(name => (Name: name, Distance: IsBeginning(plain, Plain(name)) ? 1 : Distance(plain, Plain(name))))
            .Where(one => one.Distance <= Math.Max(1, one.Name.Length / 3)).OrderBy(one => one.Distance).Select(one => one.Name).FirstOrDefault();
    }

    /// <summary>At most 40 characters on one line, to be quoted in an answer or a log.</summary>
    public static string Shorten(string text) => new([.. text.Take(LongestShown).Select(c => char.IsControl(c) || char.IsSurrogate(c) ? ' ' : c)]);

    private static bool IsBeginning(string one, string other) =>
        Math.Min(one.Length, other.Length) >= 3 && (one.StartsWith(other, StringComparison.Ordinal) || other.StartsWith(one, StringComparison.Ordinal));

    // boxId, box-id and BOX_ID are one.
    private static string Plain(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToUpperInvariant();

    // Levenshtein: how many letters to add, drop or change.
    private static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (one[i - 1] == other[j - 1] ? 0 : 1)));
        }

        return row[^1];
    }
}
