using System.ComponentModel;
using ModelContextProtocol.Server;
using Oig.Api.Replies;

namespace Oig.Api.Tools.BasicData;

/// <summary>Tool <c>get_basic_data</c>.</summary>
[McpServerToolType]
internal sealed class BasicDataTool(ToolCall call)
{
    [McpServerTool(
        Name = "get_basic_data", Title = "Live readings", ReadOnly = true, Destructive = false, Idempotent = true, OpenWorld = true,
        UseStructuredContent = true)]
    [McpMeta(UiExtension.Meta, JsonValue = UiExtension.ShownAsEnergy)]
    [Description(
        "Live readings of the home battery: solar, battery, household and grid power, energies of today, this month and this year, heater, "
        + "cabinet, modes and export state. Refreshed at most every 30 seconds; age_seconds tells how old the answer is.")]
    public Task<Reply<BasicData>> GetAsync([Description(BoxChoice.Description)] string? box_id = null) =>
        call.OnBoxAsync(box_id, (caller, snapshot, box) =>
        {
            var (readAt, now) = (snapshot.ReadAt!.Value, snapshot.ServedAt!.Value);
            var reply = Reply.Success(snapshot.CacheStatus, BasicData.Of(box, readAt, now), caller.SessionKey);
            return Task.FromResult(reply with { Summary = Summary.Of(box, readAt, now) });
        });
}
