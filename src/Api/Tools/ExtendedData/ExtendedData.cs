using System.ComponentModel;
using System.Globalization;
using Oig.Contracts.Series;
using static Oig.Api.Replies.Text;

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

    [Description("Name and unit of each value of a row; since_midnight: the value counts from midnight and starts again with the next day.")]
    public SeriesColumn[] Columns { get; init; } = [];

    [Description("Rows, oldest first; null = the portal sent no value.")]
    public double?[][] Rows { get; init; } = [];

    [Description(
        "Estimated start of each row's 5 minutes: the portal gives no times, but as many rows came as there are 5 minutes. Null where the count does not fit.")]
    public string[]? EstimatedTimes { get; init; }

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

    public static ExtendedData Of(SeriesTable table, int boxes, DateTimeOffset readAt, DateTimeOffset now)
    {
        var times = SeriesClock.Estimate(table, readAt)?.Select(time => time.ToString("yyyy-MM-ddTHH:mmzzz", CultureInfo.InvariantCulture)).ToArray();
        var most = ReplySize.MostRows(table, times is not null);
        var shown = table.Thin(most);
        return new()
        {
            Name = table.Query.Name.Spelling(),
            StartDate = table.Query.From,
            EndDate = table.Query.To,
            Columns = [.. shown.Columns],
            Rows = [.. shown.Rows.Select(row => row.Values.ToArray())],
            EstimatedTimes = times is null ? null : [.. times.Thin(most)],
            TotalRows = shown.TotalRows,
            Thinned = shown.IsThinned,
            OtherFields = OtherField.SampleOf(shown),
            Note = Notes(table, boxes) is { Length: > 0 } notes ? string.Join(' ', notes) : null,
            MeasuredAt = readAt,
            AgeSeconds = Age.Seconds(readAt, now),
        };
    }

    private static string[] Notes(SeriesTable table, int boxes) =>
    [
        .. boxes > 1 ? [Say("series_no_box", boxes)] : Array.Empty<string>(),
        .. table.ItemsMissing ? [Say("series_no_list")] : table.Rows.IsEmpty ? [Say("series_no_rows")] : Array.Empty<string>(),
    ];
}
