using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using ModelContextProtocol.Server;
using Oig.Api.Replies;
using Oig.Contracts.Boxes;
using Oig.Contracts.Series;

namespace Oig.Api.Tools.ExtendedData;

/// <summary>Tool <c>get_extended_data</c>.</summary>
[McpServerToolType]
internal sealed class ExtendedDataTool(ToolCall call, TimeProvider time)
{
    [McpServerTool(
        Name = "get_extended_data", Title = "Series", ReadOnly = true, Destructive = false, Idempotent = true, OpenWorld = true,
        UseStructuredContent = true)]
    [Description(
        "A raw series of the portal over at most 31 days: named columns with units, one row for five minutes, oldest first. Times are estimated by the count "
        + "of rows; no box is named. Long series are thinned. For totals use get_energy_history.")]
    public Task<Reply<ExtendedData>> GetAsync(
        [Description("First day, YYYY-MM-DD, in the Czech time zone. Default: the last day.")] string? start_date = null,
        [Description("Last day, YYYY-MM-DD, included. Default: today.")] string? end_date = null,
        [Description("Series: batt (battery), fve (panels), grid, load, history (content unknown).")]
        [AllowedValues("batt", "fve", "grid", "load", "history")] string? name = SeriesRequest.Usual,
        [Description(BoxChoice.Description)] string? box_id = null)
    {
        var query = SeriesRequest.Read(name, start_date, end_date, time.GetUtcNow());
        if (!query.IsValue) return Task.FromResult<Reply<ExtendedData>>(query.Problem);
        return call.AskOfAccountAsync(
            box_id,
            caller => caller.ReadSeriesAsync(query.Value),
            (outcome, snapshot) => ExtendedData.Of(outcome.Value!, Owners(snapshot, query.Value), outcome.ReadAt!.Value, outcome.ServedAt!.Value));
    }

    // Boxes that the rows may be of: one that has been silent since before those days wrote none.
    private static int Owners(Snapshot snapshot, SeriesQuery query) =>
        snapshot.Default is { } box && snapshot.IsAlone(box, query.From) ? 1 : snapshot.Boxes.Length + snapshot.Unreadable;
}
