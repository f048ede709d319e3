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
        call.ShowAsync(box_id, BasicData.Of);
}
