using ModelContextProtocol.Protocol;
using Oig.Api.Replies;

namespace Oig.Api.Tools.Control;

/// <summary>The way of a change: allowed by the request, understood, sent once.</summary>
internal sealed class BoxControl(ToolCall call, RequestRights rights, WriteAudit audit)
{
    public Task<CallToolResult> ChangeAsync(string tool, string? boxId, Either<BoxChange> change)
    {
        if (rights.IsReadOnly) return Task.FromResult(ReplyWriter.Error(Problem.ReadOnly));
        if (!change.IsValue) return Task.FromResult(ReplyWriter.Error(change.Problem));
        return call.OnBoxAsync(boxId, async (caller, _, box) =>
        {
            if (box.Modes.Aggregator == true) return ReplyWriter.Error(Problem.SteeredByAggregator);
            var write = change.Value.For(box.Id);
            var outcome = await audit.RecordAsync(tool, caller, box, write, () => caller.Session.WriteAsync(caller.Credentials, write));
            return outcome.Succeeded ? ReplyWriter.Success(change.Value.Message) : ReplyWriter.Error(outcome.Failure.ToProblem());
        });
    }
}
