using ModelContextProtocol.Protocol;
using Oig.Api.Replies;
using Oig.Grains.Outcomes;
using Oig.Portal.Writes;

namespace Oig.Api.Tools.Control;

/// <summary>The way of a change: allowed by the request, understood, sent once.</summary>
internal sealed class BoxControl(ToolCall call, RequestRights rights)
{
    public Task<CallToolResult> ChangeAsync(string? boxId, Either<BoxChange> change)
    {
        if (rights.IsReadOnly) return Task.FromResult(ReplyWriter.Error(Problem.ReadOnly));
        if (!change.IsValue) return Task.FromResult(ReplyWriter.Error(change.Problem));
        return call.OnBoxAsync(boxId, async (caller, _, box) =>
        {
            if (box.Modes.Aggregator == true) return ReplyWriter.Error(Problem.SteeredByAggregator);
            var outcome = await SentOnceAsync(() => caller.Session.WriteAsync(caller.Credentials, change.Value.For(box.Id)));
            return outcome.Succeeded ? ReplyWriter.Success(change.Value.Message) : ReplyWriter.Error(outcome.Failure.ToProblem());
        });
    }

    // Whether a silo that was lost had sent the change is not known, so it is not sent again.
    private static async Task<Outcome<WriteReceipt>> SentOnceAsync(Func<Task<Outcome<WriteReceipt>>> send)
    {
        try
        {
            return await send();
        }
        catch (Exception exception) when (exception is OrleansException or TimeoutException)
        {
            return Failure.ChangeLost;
        }
    }
}
