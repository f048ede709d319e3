using System.Globalization;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using Oig.Api.Door;
using Oig.Api.Replies;
using Oig.Contracts;
using Oig.Contracts.Boxes;
using Oig.Contracts.Control;

namespace Oig.Api.Tools.Control;

/// <summary>
/// The way of a change: asked of the box, agreed to by a person where it must be, followed until the portal has answered. What a caller is
/// told of a change is what its box knows, never a guess from an answer that was lost.
/// </summary>
internal sealed class BoxControl(
    ToolCall call, Confirmation confirmation, Following following, IGrainFactory grains, KeyRing keys)
{
    public Task<Reply<ChangeData>> ChangeAsync(ControlWish wish) =>
        call.OnBoxAsync(wish.BoxId, (caller, snapshot, box) => AskAsync(wish, caller, Sighting.In(snapshot.Value!, box.Id.Value, caller.SessionKey)!));

    /// <summary>The box by its keyed name.</summary>
    public IBoxGrain Find(Box box) => grains.GetGrain<IBoxGrain>(keys.ForBox(box.Id));

    /// <summary>Who asks, for the record.</summary>
    public static ChangeOrigin OriginOf(string tool, Caller caller) => new()
    {
        Tool = tool,
        AccountKey = caller.AccountKey,
        SessionKey = caller.SessionKey,
        Address = caller.Address.ToString(),
    };

    private async Task<Reply<ChangeData>> AskAsync(ControlWish wish, Caller caller, Sighting seen)
    {
        var consent = confirmation.Read(wish, caller, seen.Box.Id);
        var box = Find(seen.Box);
        if (consent.Problem is { } problem)
        {
            await box.VoidConsentAsync(consent.Id!);
            return problem;
        }

        var request = new ChangeRequest(
            wish.Wanted, OriginOf(wish.Tool, caller), seen, consent.IsGiven, wish.QueueIfOffline, NewId(), consent.Id, wish.NotBefore, wish.Until);
        var answer = await AskAsync(box, request);
        if (answer is null) return Unreachable;
        if (answer.IsChange) return await FollowAsync(wish, caller, box, answer.Change);
        if (answer.Denial.Reason == ControlReason.AcknowledgementRequired) confirmation.Require(wish, caller, seen.Box.Id);
        return answer.Denial.ToProblem(wish.Wanted);
    }

    // When the answer is lost, the box tells whether it has noted the wish; a wish that it has not noted is not sent. Null when it tells nothing.
    private async Task<ChangeAnswer?> AskAsync(IBoxGrain box, ChangeRequest request)
    {
        try
        {
            return await following.WithinAsync(box.AskAsync(request));
        }
        // A gateway that sheds load has not let the wish in.
        catch (Exception exception) when (following.IsLoss(exception) && exception is not GatewayTooBusyException)
        {
            var (answered, change) = await following.FindAsync(box, request.ChangeId!);
            return !answered ? null : change is null ? new Denial(ControlReason.NotStored, TimeSpan.FromMinutes(1)) : change;
        }
    }

    private async Task<Reply<ChangeData>> FollowAsync(ControlWish wish, Caller caller, IBoxGrain box, Change change)
    {
        var (newest, isLost) = await following.FollowAsync(wish, caller, box, change);
        return ChangeData.Answer(newest, isLost);
    }

    private static string NewId() => Guid.NewGuid().ToString("n", CultureInfo.InvariantCulture)[..12];

    private static Problem Unreachable => new("server_unavailable", Text.Say("box_unreachable"), TimeSpan.FromSeconds(10));
}

/// <summary>A call of one of the tools that change a box.</summary>
/// <param name="Request">The MCP request.</param>
/// <param name="Wanted">What is wanted.</param>
/// <param name="BoxId">The box as the caller named it; null when he did not.</param>
/// <param name="Acknowledge">Whether the caller says that the owner agreed.</param>
/// <param name="QueueIfOffline">Whether the portal may keep it for a box that is offline.</param>
/// <param name="NotBefore">Earliest time of sending; null = as soon as it can.</param>
/// <param name="Until">When what the box is made to do is to be stopped; null = it ends by itself.</param>
internal sealed record ControlWish(
    RequestContext<CallToolRequestParams> Request, Wanted Wanted, string? BoxId, bool Acknowledge, bool QueueIfOffline, DateTimeOffset? NotBefore,
    DateTimeOffset? Until)
{
    public string Tool => Request.Params.Name;
}
