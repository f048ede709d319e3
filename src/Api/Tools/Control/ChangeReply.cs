using Oig.Api.Replies;
using Oig.Grains.Control;

namespace Oig.Api.Tools.Control;

/// <summary>What a tool that changes a box answers.</summary>
internal static class ChangeReply
{
    public static Reply<ChangeData> Of(Change change)
    {
        var (message, data) = (ChangeSentences.Message(change), ChangeData.Of(change));
        return CodeOf(change.State) is { } code ? Reply.Error(new(code, message), data) : Reply.Success(message, data);
    }

    public static Problem ToProblem(this Denial denial, ControlWish wish) => denial.Reason == DenialReason.AcknowledgementRequired
        ? new("acknowledgement_required", $"{wish.Risk} Ask the owner, and call again with acknowledge true if he agrees. Nothing was sent.")
        : new(NameOf(denial.Reason), denial.Detail, denial.RetryAfter);

    private static string? CodeOf(ChangeState state) => state switch
    {
        ChangeState.Refused => "write_refused",
        ChangeState.Unknown => "outcome_unknown",
        ChangeState.NotConfirmed => "not_confirmed",
        _ => null,
    };

    private static string NameOf(DenialReason reason) => reason switch
    {
        DenialReason.WritesPaused => "writes_paused",
        DenialReason.SteeredByAggregator => "steered_by_aggregator",
        DenialReason.UnknownMode => "unknown_mode",
        DenialReason.NotShown => "setting_not_shown",
        DenialReason.SeveralBoxes => "several_boxes",
        DenialReason.ChangePending => "change_pending",
        DenialReason.BoxOffline => "box_offline",
        DenialReason.QueueFull => "queue_full",
        _ => "not_stored",
    };
}
