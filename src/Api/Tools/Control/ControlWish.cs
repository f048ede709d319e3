using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using Oig.Api.Replies;
using Oig.Contracts.Control;

namespace Oig.Api.Tools.Control;

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

/// <summary>Denials as problems, with the codes that clients know.</summary>
internal static class DenialProblems
{
    public static Problem ToProblem(this Denial denial, Wanted wanted) =>
        new(CodeOf(denial.Reason), ControlSentences.Why(denial, wanted), denial.RetryAfter);

    private static string CodeOf(ControlReason reason) => reason switch
    {
        ControlReason.WritesPaused => "writes_paused",
        ControlReason.SteeredByAggregator => "steered_by_aggregator",
        ControlReason.UnknownMode => "unknown_mode",
        ControlReason.NotShown => "setting_not_shown",
        ControlReason.SeveralBoxes => "several_boxes",
        ControlReason.ChangePending => "change_pending",
        ControlReason.BoxOffline => "box_offline",
        ControlReason.AcknowledgementRequired => "acknowledgement_required",
        ControlReason.QueueFull => "queue_full",
        ControlReason.NotAllowed => "control_disabled",
        ControlReason.BeyondLimit or ControlReason.TooLate => "invalid_argument",
        ControlReason.ConsentUsed => "consent_used",
        _ => "not_stored",
    };
}
