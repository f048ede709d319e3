using System.Text.RegularExpressions;

namespace Oig.Grains.Clustering.Postgres;

/// <summary>SQL that ships inside this assembly.</summary>
internal static partial class SqlResource
{
    /// <summary>The text of one file.</summary>
    public static string Read(string file)
    {
        using var stream = typeof(SqlResource).Assembly.GetManifestResourceStream($"{typeof(SqlResource).Namespace}.{file}")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>The statements of a file by the name in the comment line <c>-- name: …</c> above each.</summary>
    public static IEnumerable<(string Name, string Text)> ReadNamed(string file) =>
        NameLine().Split(Read(file))[1..].Chunk(2).Select(pair => (pair[0], pair[1].Trim()));

    [GeneratedRegex(@"^-- name: (\w+)\r?$", RegexOptions.Multiline)]
    private static partial Regex NameLine();
}
