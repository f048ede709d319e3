using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using Oig.Api.Replies;

namespace Oig.Api.Tools.Control;

/// <summary>Tool <c>set_grid_delivery</c>.</summary>
[McpServerToolType]
internal sealed class GridDeliveryTool(BoxControl control, ControlPolicy policy)
{
    [McpServerTool(
        Name = "set_grid_delivery", Title = "Set grid delivery", ReadOnly = false, Destructive = true, Idempotent = true, OpenWorld = true,
        UseStructuredContent = true)]
    [Description("Switches delivery of surplus power into the grid off, on, or on up to a limit. " + ControlTexts.ExportRisk + ControlTexts.Way)]
    public Task<Reply<ChangeData>> SetAsync(
        RequestContext<CallToolRequestParams> request,
        [Description("off (also 0), on (also 1), or limited with limit_watts."), AllowedValues("off", "on", "limited", 0, 1)] JsonElement mode,
        [Description("Most power to deliver, W; with mode limited only, and needed there."), Range(1, 9999)] int? limit_watts = null,
        [Description(ControlTexts.AcknowledgeExport)] bool acknowledge = false,
        [Description(ControlTexts.QueueIfOffline)] bool queue_if_offline = false,
        [Description(BoxChoice.Description)] string? box_id = null) =>
        control.ChangeAsync(new(
            request, box_id, GridDeliveryArguments.Read(mode, limit_watts, policy.Limits.MaxExportWatts),
            ControlTexts.ExportRisk, acknowledge, queue_if_offline));
}
