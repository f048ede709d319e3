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

    // "2026-05-14T07:05+02:00" with quotes and comma.
    private const int TimeCharacters = 25;

    public static int MostRows(SeriesTable table, bool withTimes) =>
        table.Rows.IsEmpty ? FewestRows : Math.Max(FewestRows, MostCharacters / (table.Rows.Max(Length) + (withTimes ? TimeCharacters : 0)));

    private static int Length(SeriesRow row) =>
        3 + row.Values.Sum(value => 1 + (value is { } known ? known.ToString(CultureInfo.InvariantCulture).Length : 4));
}
