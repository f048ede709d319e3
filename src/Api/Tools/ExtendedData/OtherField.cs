using Oig.Contracts.Series;

namespace Oig.Api.Tools.ExtendedData;

/// <summary>A field that this server does not know, with the row it stood in.</summary>
internal sealed record OtherField
{
    private const int MostShown = 20;

    public int Row { get; init; }

    public string Name { get; init; } = "";

    public string Value { get; init; } = "";

    public static OtherField[] SampleOf(SeriesTable table) =>
        [.. table.Rows.SelectMany((row, index) => row.Unknown.Select(field => new OtherField { Row = index, Name = field.Name, Value = field.Value })).Take(MostShown)];
}
