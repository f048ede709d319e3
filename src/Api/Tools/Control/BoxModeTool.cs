using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
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
        UseStructuredContent = true)]
    [Description(
        "Changes how the box uses solar power, battery and grid. Home 1, 2, 3 and Home UPS exclude one another; Home 5 and Home 6 are switched on and off "
        + "beside them. Two changes of modes are five minutes apart." + ControlTexts.Way)]
    public Task<Reply<ChangeData>> SetAsync(
        RequestContext<CallToolRequestParams> request,
        [Description("The mode, by name or number."), AllowedValues("Home 1", "Home 2", "Home 3", "Home UPS", "Home 5", "Home 6", 0, 1, 2, 3)] JsonElement mode,
        [Description("With Home 5 and Home 6 only: false switches it off; true, or left out, on.")] bool? enabled = null,
        [Description(ControlTexts.AcknowledgeUps)] bool acknowledge = false,
        [Description(ControlTexts.QueueIfOffline)] bool queue_if_offline = false,
        [Description(BoxChoice.Description)] string? box_id = null) =>
        control.ChangeAsync(new(request, box_id, BoxModeArguments.Read(mode, enabled), ControlTexts.UpsRisk, acknowledge, queue_if_offline));
}
