using System.ComponentModel;
using ModelContextProtocol.Server;
using Oig.Api.Replies;
using Oig.Grains.Control;
using Oig.Grains.Keys;

namespace Oig.Api.Tools.Control;

/// <summary>Tool <c>get_control_status</c>.</summary>
[McpServerToolType]
internal sealed class ControlStatusTool(ToolCall call, ControlPolicy policy, ClusterReads reads, IGrainFactory grains, KeyRing keys)
{
    [McpServerTool(
        Name = "get_control_status", Title = "Control status", ReadOnly = true, Destructive = false, Idempotent = true, OpenWorld = true,
        UseStructuredContent = true)]
    [Description("All changes of the box in the last 24 hours with their state: asked, before, after, whether the box confirmed them, and what happens next.")]
    public Task<Reply<ControlStatusData>> GetAsync([Description(BoxChoice.Description)] string? box_id = null) =>
        call.OnBoxAsync(box_id, async (caller, snapshot, box) =>
        {
            var seen = new Sighting(box, snapshot.Value!.ReadAt, snapshot.Value.Boxes.Length, caller.SessionKey);
            var changes = await reads.AskAsync(() => grains.GetGrain<IBoxGrain>(keys.ForBox(box.Id)).ListAsync(seen));
            var pause = await reads.AskAsync(() => grains.GetGrain<IWriteSwitchGrain>(IWriteSwitchGrain.Key).GetPauseAsync());
            return Reply.Success(snapshot.CacheStatus, ControlStatusData.Of(box.Id.Value, policy.IsOn, pause, changes), caller.SessionKey);
        });
}
