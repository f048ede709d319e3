using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using Oig.Api.Replies;
using Oig.Contracts;
using Oig.Contracts.Boxes;
using Oig.Contracts.Series;

namespace Oig.Api.Tools.History;

/// <summary>Tool <c>get_energy_history</c>.</summary>
[McpServerToolType]
internal sealed class EnergyHistoryTool(ToolCall call, EnergyReader reader, TimeProvider time)
{
    [McpServerTool(
        Name = "get_energy_history", Title = "Energy totals by day, week, month or year", ReadOnly = true, Destructive = false, Idempotent = true, OpenWorld = true,
        UseStructuredContent = true)]
    [McpMeta(UiExtension.Meta, JsonValue = UiExtension.ShownAsEnergy)]
    [Description(
        "Totals in kWh per day, week, month or year: produced, imported (bought), exported (sold), backed-up load, battery charged and discharged, shares. "
        + "For 'how much did I … yesterday / last month' and comparing periods, at most 400 days. Gaps are not zeros. complete = false: ask again.")]
    public Task<Reply<EnergyHistoryData>> GetAsync(
        RequestContext<CallToolRequestParams> request,
        [Description("Days in words: " + EnergyRequest.Ranges + ". Instead of start_date and end_date.")] string? range = null,
        [Description("First day, YYYY-MM-DD, Czech time. Default: six days before the last.")] string? start_date = null,
        [Description("Last day, YYYY-MM-DD, included. Default: today.")] string? end_date = null,
        [Description("Length of a row.")][AllowedValues("day", "week", "month", "year")] string? period = "day",
        [Description("'previous': the same days of the week, month or year before, beside.")] string? compare = null,
        [Description(BoxChoice.Description)] string? box_id = null)
    {
        var now = time.GetUtcNow();
        var asked = EnergyRequest.Read(range, start_date, end_date, period, compare, PragueTime.Today(now));
        if (!asked.IsValue) return Task.FromResult<Reply<EnergyHistoryData>>(asked.Problem);
        return call.OnBoxAsync<EnergyHistoryData>(box_id, async (caller, snapshot, box) =>
        {
            var today = box.AsOf(now);
            if (!snapshot.Value!.IsMeant(box))
                return Reply.Success(snapshot.CacheStatus, LiveCounters.Of(asked.Value, today, PragueTime.Today(now), Text.Say("history_no_box")), caller.SessionKey);
            var (days, problem) = await reader.ReadAsync(request, caller, asked.Value.Needed);
            if (days is null) return problem!;
            var data = EnergyHistoryData.Of(asked.Value, box.Id, Totals(days, today, PragueTime.Today(now)), days.RequestsLeft, Note(snapshot.Value, box, asked.Value.Needed.From, problem));
            return Reply.Success(snapshot.CacheStatus, data, caller.SessionKey);
        });
    }

    private static string? Note(Snapshot snapshot, Box box, DateOnly since, Problem? problem)
    {
        string?[] notes = [problem?.Message, snapshot.IsAlone(box, since) ? null : Text.Say("history_others_listed")];
        return notes.OfType<string>().ToList() is { Count: > 0 } told ? string.Join(' ', told) : null;
    }

    private static Dictionary<DateOnly, DayTotals> Totals(EnergyDays days, Box box, DateOnly today)
    {
        var totals = days.Days.Where(day => day.Day != today).ToDictionary(day => day.Day, day => DayTotals.Of(day, box.SinglePhase));
        totals[today] = DayTotals.Of(box, today, days.Days.FirstOrDefault(day => day.Day == today));
        return totals;
    }
}
