using System.ComponentModel;
using Oig.Contracts.Series;

namespace Oig.Api.Tools.ExtendedData;

/// <summary>A series as a table.</summary>
internal sealed record ExtendedData
{
    [Description("Series: batt, fve, grid, load or history.")]
    public string Name { get; init; } = "";

    [Description("First day, YYYY-MM-DD.")]
    public DateOnly StartDate { get; init; }

    [Description("Last day, YYYY-MM-DD.")]
    public DateOnly EndDate { get; init; }

    [Description("Name and unit of each value of a row.")]
    public SeriesColumn[] Columns { get; init; } = [];

    [Description("Rows, oldest first; null = the portal sent no value. The portal gives no times.")]
    public double?[][] Rows { get; init; } = [];

    [Description("Rows that the portal sent.")]
    public int TotalRows { get; init; }

    [Description("True when rows were left out, evenly, to keep the answer short.")]
    public bool Thinned { get; init; }

    [Description("Fields of the portal that this server does not know, by row of this answer (from 0); a sample.")]
    public OtherField[] OtherFields { get; init; } = [];

    [Description("What to keep in mind about this answer.")]
    public string? Note { get; init; }

    [Description("When this server read the series from the portal, ISO 8601 with offset.")]
    public DateTimeOffset MeasuredAt { get; init; }

    [Description("Seconds since then.")]
    public long AgeSeconds { get; init; }

    public static ExtendedData Of(SeriesTable table, DateTimeOffset readAt, DateTimeOffset now)
    {
        var shown = ReplySize.Fit(table);
        return new()
        {
            Name = table.Query.Name.Spelling(),
            StartDate = table.Query.From,
            EndDate = table.Query.To,
            Columns = [.. shown.Columns],
            Rows = [.. shown.Rows.Select(row => row.Values.ToArray())],
            TotalRows = shown.TotalRows,
            Thinned = shown.IsThinned,
            OtherFields = OtherField.SampleOf(shown),
            Note = table.ItemsMissing ? "The portal's answer held no list of rows." : table.Rows.IsEmpty ? "The portal has no rows for these days." : null,
            MeasuredAt = readAt,
            AgeSeconds = Age.Seconds(readAt, now),
        };
    }
}
