using System.ComponentModel;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using Oig.Api.Replies;
using Oig.Contracts.Control;
using static Oig.Api.Replies.Text;

namespace Oig.Api.Tools.Control;

/// <summary>Tool <c>cancel_change</c>: takes a change back that still waits.</summary>
[McpServerToolType]
internal sealed class CancelTool(ToolCall call, ControlPolicy policy, BoxControl control)
{
    // Without a schema of what it answers: the frame of every reply does.
    [McpServerTool(Name = "cancel_change", Title = "Take a change back", ReadOnly = false, Destructive = true, Idempotent = true, OpenWorld = true)]
    [Description("Takes a change back that still waits for its turn or its time. What was sent cannot be taken back; set the former value instead.")]
    public Task<Reply<ChangeData>> CancelAsync(
        RequestContext<CallToolRequestParams> request,
        [Description("Name of the change, as in change_id.")] string change_id,
        [Description(BoxChoice.Description)] string? box_id = null)
    {
        if (policy.Refusal(request.Params.Name) is { } locked) return Task.FromResult<Reply<ChangeData>>(locked);
        return call.OnKnownBoxAsync<ChangeData>(box_id, async (caller, _, box) =>
            await control.Find(box).CancelAsync(change_id, BoxControl.OriginOf(request.Params.Name, caller)) is { } change
                ? Answer(change)
                : Problem.InvalidArgument(Say("unknown_change", change_id.Length > 40 ? change_id[..40] : change_id)));
    }

    /// <summary>The answer, an error unless it was taken back.</summary>
    internal static Reply<ChangeData> Answer(Change change) => change.State == ChangeState.Cancelled
        ? ChangeData.Answer(change)
        : Reply.Error<ChangeData>(Problem.Of("not_cancelled", ChangeData.StateOf(change.State)), ChangeData.Of(change));
}
