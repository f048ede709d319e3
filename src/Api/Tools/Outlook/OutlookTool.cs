using System.ComponentModel;
using Microsoft.Extensions.Options;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using Oig.Api.Replies;
using Oig.Api.Tools.History;
using Oig.Contracts;

namespace Oig.Api.Tools.Outlook;

/// <summary>Tool <c>get_outlook</c>.</summary>
[McpServerToolType]
internal sealed class OutlookTool(ToolCall call, EnergyReader reader, IOptions<LocationOptions> place, TimeProvider time)
{
    private const int Nights = 7;

    [McpServerTool(
        Name = "get_outlook", Title = "How long the battery lasts", ReadOnly = true, Destructive = false, Idempotent = true, OpenWorld = true, UseStructuredContent = true)]
    [Description(
        "How long the battery lasts at the present load and as in the last 7 nights, when it is full, sunrise, sunset, HDO windows. "
        + "For 'will it last the night?'. Ranges, not promises.")]
    public Task<Reply<OutlookData>> GetAsync(RequestContext<CallToolRequestParams> request, [Description(BoxChoice.Description)] string? box_id = null) =>
        call.OnBoxAsync<OutlookData>(box_id, async (caller, snapshot, box) =>
        {
            var (now, notes) = (time.GetUtcNow(), new List<string>());
            var yesterday = PragueTime.Today(now).AddDays(-1);
            var nights = new DayRange(yesterday.AddDays(1 - Nights), yesterday);
            var isOneOfSeveral = !snapshot.Value!.IsMeant(box);
            var (days, problem) = isOneOfSeveral ? default : await reader.ReadAsync(request, caller, nights);
            if (isOneOfSeveral) notes.Add(Text.Say("outlook_no_nights"));
            else if (problem is not null || days!.RequestsLeft > 0) notes.Add(Text.Say("outlook_few_nights", problem?.Message).TrimEnd());
            var known = days?.Days.ToDictionary(day => day.Day) ?? [];
            return Reply.Success(snapshot.CacheStatus, OutlookData.Of(box, known, place.Value, now, notes), caller.SessionKey);
        });
}
