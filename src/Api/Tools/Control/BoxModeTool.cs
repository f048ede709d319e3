using System.ComponentModel;
using System.Text.Json;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using Oig.Api.Replies;

namespace Oig.Api.Tools.Control;

/// <summary>Tool <c>set_box_mode</c>.</summary>
[McpServerToolType]
internal sealed class BoxModeTool(BoxControl control)
{
    [McpServerTool(
        Name = "set_box_mode", Title = "Set box mode", ReadOnly = false, Destructive = true, Idempotent = true, OpenWorld = true,
        UseStructuredContent = true, OutputSchemaType = typeof(Reply))]
    [Description(
        "Changes how the box uses solar power, battery and grid. The portal stores the wish and the box fetches it about a minute later: "
        + "read get_basic_data afterwards to see whether it happened. Home UPS charges the battery from the grid at about 2.8 kW.")]
    public Task<CallToolResult> SetAsync(
        [Description("Home 1, Home 2, Home 3 or Home UPS; also 0, 1, 2 or 3.")] JsonElement mode,
        [Description(BoxChoice.Description)] string? box_id = null) =>
        control.ChangeAsync("set_box_mode", box_id, BoxModeChange.Read(mode));
}
