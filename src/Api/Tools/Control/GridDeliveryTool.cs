using System.ComponentModel;
using System.Text.Json;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using Oig.Api.Replies;

namespace Oig.Api.Tools.Control;

/// <summary>Tool <c>set_grid_delivery</c>.</summary>
[McpServerToolType]
internal sealed class GridDeliveryTool(BoxControl control)
{
    [McpServerTool(
        Name = "set_grid_delivery", Title = "Set grid delivery", ReadOnly = false, Destructive = true, Idempotent = true, OpenWorld = true,
        UseStructuredContent = true, OutputSchemaType = typeof(Reply))]
    [Description(
        "Switches delivery of surplus power into the grid. Switching it on is only legal with the grid operator's consent; otherwise the "
        + "owner can be fined. The portal stores the wish and the box fetches it about a minute later: read get_basic_data afterwards.")]
    public Task<CallToolResult> SetAsync(
        [Description("off (also 0), on (also 1), or limited with limit_watts.")] JsonElement mode,
        [Description("Most power to deliver, W, 1 to 9999; only with mode limited.")] int? limit_watts = null,
        [Description(BoxChoice.Description)] string? box_id = null) =>
        control.ChangeAsync("set_grid_delivery", box_id, GridDeliveryChange.Read(mode, limit_watts));
}
