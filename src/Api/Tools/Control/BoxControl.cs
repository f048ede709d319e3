using Oig.Api.Door;
using Oig.Api.Replies;
using Oig.Grains.Control;
using Oig.Grains.Keys;

namespace Oig.Api.Tools.Control;

/// <summary>
/// The way of a change: allowed by the operator, understood, asked of the box, agreed to by a person where it must be, followed for a while.
/// </summary>
internal sealed class BoxControl(
    ToolCall call, ControlPolicy policy, Confirmation confirmation, Following following, IGrainFactory grains, KeyRing keys, IHttpContextAccessor http)
{
    public Task<Reply<ChangeData>> ChangeAsync(ControlWish wish)
    {
        if (policy.Refusal(wish.Tool) is { } locked) return Task.FromResult<Reply<ChangeData>>(locked);
        if (!wish.Wanted.IsValue) return Task.FromResult<Reply<ChangeData>>(wish.Wanted.Problem);
        following.Begin();
        return call.OnBoxAsync(wish.BoxId, (caller, snapshot, box) =>
            SentOnceAsync(AskAsync(wish, caller, new(box, snapshot.Value!.ReadAt, snapshot.Value.Boxes.Length, caller.SessionKey))));
    }

    private async Task<Reply<ChangeData>> AskAsync(ControlWish wish, Caller caller, Sighting seen)
    {
        var consent = confirmation.Read(wish, caller, seen.Box.Id);
        if (consent == Consent.Declined) return Declined;
        var box = grains.GetGrain<IBoxGrain>(keys.ForBox(seen.Box.Id));
        var answer = await box.AskAsync(new(wish.Wanted.Value!, OriginOf(wish, caller), seen, consent == Consent.Given, wish.QueueIfOffline));
        if (answer.IsChange) return ChangeReply.Of(await following.FollowAsync(wish, caller, box, answer.Change));
        if (answer.Denial.Reason == DenialReason.AcknowledgementRequired) confirmation.Require(wish, caller, seen.Box.Id);
        return answer.Denial.ToProblem(wish);
    }

    // Whether a silo that was lost had sent the change is not known, so it is not asked again.
    private async Task<Reply<ChangeData>> SentOnceAsync(Task<Reply<ChangeData>> change)
    {
        try
        {
            return await change;
        }
        catch (Exception exception) when (IsLoss(exception))
        {
            return Lost;
        }
    }

    // A call to a silo that went is cancelled; so is one whose caller went, who hears nothing any more. A gateway that sheds load
    // has not let the wish in.
    private bool IsLoss(Exception exception) => exception is (OrleansException and not GatewayTooBusyException) or TimeoutException
        || (exception is OperationCanceledException && !http.HttpContext!.RequestAborted.IsCancellationRequested);

    private ChangeOrigin OriginOf(ControlWish wish, Caller caller) => new()
    {
        Tool = wish.Tool,
        AccountKey = caller.AccountKey,
        SessionKey = caller.SessionKey,
        Address = http.HttpContext!.Connection.RemoteIpAddress?.ToString(),
    };

    private static readonly Problem Lost = new(
        "outcome_unknown",
        "The change may or may not have been made: the part of this server that was to send it was lost. It is not sent again. "
        + "See get_control_status before asking again.");

    private static readonly Problem Declined = new("declined", "The person who was asked did not agree to the change. Nothing was sent.");
}
