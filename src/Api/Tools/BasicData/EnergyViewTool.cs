using System.ComponentModel;
using ModelContextProtocol.Server;
using Oig.Api.Replies;
using Oig.Api.Tools.Control;
using Oig.Contracts.Control;

namespace Oig.Api.Tools.BasicData;

/// <summary>Tool <c>get_energy_view</c>: what the energy view draws, in one call, so that its refreshing costs one request.</summary>
[McpServerToolType]
internal sealed class EnergyViewTool(ToolCall call, ControlPolicy policy, BoxControl control, ClusterReads reads)
{
    [McpServerTool(
        Name = "get_energy_view", Title = "Energy view", ReadOnly = true, Destructive = false, Idempotent = true, OpenWorld = true,
        UseStructuredContent = true)]
    [McpMeta(UiExtension.Meta, JsonValue = UiExtension.ForEnergyView)]
    [Description("For the energy view: live readings as of get_basic_data, the account's boxes, and what is being changed.")]
    public Task<Reply<EnergyViewData>> GetAsync([Description(BoxChoice.Description)] string? box_id = null) =>
        call.OnBoxAsync(box_id, async (caller, snapshot, box) =>
        {
            var review = await reads.AskAsync(() => control.Find(box).ReviewAsync(Sighting.In(snapshot.Value!, box.Id.Value, caller.SessionKey)!));
            return Reply.Success(
                snapshot.CacheStatus,
                new EnergyViewData
                {
                    Readings = BasicData.Of(box, snapshot.ReadAt!.Value, snapshot.ServedAt!.Value),
                    Boxes = [.. snapshot.Value!.Boxes.Select(one => one.Id.ToString())],
                    MayControl = policy.IsOn && caller.MayChange,
                    Changes = [.. review.Changes.Select(ChangeData.Of)],
                },
                caller.SessionKey);
        });
}

/// <summary>What the energy view shows.</summary>
internal sealed record EnergyViewData
{
    [Description("As get_basic_data answers.")]
    public required BasicData Readings { get; init; }

    [Description("Numbers of all boxes of the account.")]
    public required IReadOnlyList<string> Boxes { get; init; }

    [Description("Whether server and request allow changes.")]
    public required bool MayControl { get; init; }

    [Description("As get_control_status answers.")]
    public required IReadOnlyList<ChangeData> Changes { get; init; }
}
