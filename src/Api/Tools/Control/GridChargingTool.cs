using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using Oig.Api.Replies;
using Oig.Grains.Control;

namespace Oig.Api.Tools.Control;

/// <summary>Tool <c>set_grid_charging</c>.</summary>
[McpServerToolType]
internal sealed class GridChargingTool(BoxControl control, ControlPolicy policy)
{
    [McpServerTool(
        Name = "set_grid_charging", Title = "Charge from the grid", ReadOnly = false, Destructive = true, Idempotent = true, OpenWorld = true,
        UseStructuredContent = true)]
    [Description(
        "Charges the battery from the grid up to a state of charge. Not possible on accounts with several boxes, because the portal's request names no box."
        + ControlTexts.Way)]
    public Task<Reply<ChangeData>> SetAsync(
        RequestContext<CallToolRequestParams> request,
        [Description("State of charge to charge to, %."), Range(20, 100)] int percent,
        [Description(ControlTexts.AcknowledgeCharging)] bool acknowledge = false,
        [Description(ControlTexts.QueueIfOffline)] bool queue_if_offline = false,
        [Description(BoxChoice.Description)] string? box_id = null) =>
        control.ChangeAsync(new(request, box_id, Read(percent), ControlTexts.ChargingRisk, acknowledge, queue_if_offline));

    private Either<Wanted> Read(int percent) => percent >= policy.Limits.MinChargePercent && percent <= policy.Limits.MaxChargePercent
        ? Wanted.GridCharging(percent)
        : Problem.InvalidArgument($"percent must be from {policy.Limits.MinChargePercent} to {policy.Limits.MaxChargePercent}.");
}
