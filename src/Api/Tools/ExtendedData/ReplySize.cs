using System.Globalization;
using Oig.Contracts.Series;

namespace Oig.Api.Tools.ExtendedData;

/// <summary>Keeps a series short enough for an assistant to read.</summary>
internal static class ReplySize
{
    // A reply carries its JSON twice, as text and as structure; digits cost a token for every two to three characters.
    // Twice this many characters stay under 20,000 tokens.
    private const int MostCharacters = 20_000;
    private const int FewestRows = 2;

    public static SeriesTable Fit(SeriesTable table) =>
        table.Rows.IsEmpty ? table : table.Thin(Math.Max(FewestRows, MostCharacters / table.Rows.Max(Length)));

    private static int Length(SeriesRow row) =>
        3 + row.Values.Sum(value => 1 + (value is { } known ? known.ToString(CultureInfo.InvariantCulture).Length : 4));
}
