using Oig.Contracts.Control;
using Oig.Contracts.Outcomes;

namespace Oig.Grains.Control;

/// <summary>
/// What the answer to a write means for the change. A refusal is said only where the portal surely did not take the wish; what is not
/// known stays unknown, and is watched for.
/// </summary>
/// <param name="State">State of the change now.</param>
/// <param name="Cause">What is to be told; null when there is nothing to say.</param>
/// <param name="PortalText">What the portal said; null when it said nothing.</param>
/// <param name="Strange">What was so strange that it is reported; null when nothing was.</param>
internal sealed record WriteVerdict(ChangeState State, ControlReason? Cause = null, string? PortalText = null, string? Strange = null)
{
    public static WriteVerdict Of(Outcome<WriteReceipt> outcome) => outcome.Failure is { } failure ? Of(failure)
        : outcome.Value!.LooksRefused ? new(ChangeState.Unknown, ControlReason.AnswerLooksRefused, outcome.Value.Text)
        : new(ChangeState.Accepted, PortalText: outcome.Value.Text);

    /// <summary>The change after it, when the portal's clock showed that time.</summary>
    public Change Apply(Change change, DateTimeOffset now, DateTimeOffset portalTime) => change with
    {
        State = State,
        Cause = Cause,
        PortalText = PortalText,
        SentAt = State == ChangeState.Waiting ? null : change.SentAt,
        PortalTime = State == ChangeState.Waiting ? null : portalTime,
        ClosedAt = State == ChangeState.Refused ? now : null,
    };

    private static WriteVerdict Of(Failure failure) => failure.Code switch
    {
        // Not sent, and a later try can do better: no live session, a full line, or a pause that the portal asked for before.
        FailureCode.NotLoggedIn or FailureCode.Busy or FailureCode.PortalThrottled => new(ChangeState.Waiting),
        FailureCode.WriteRefused => new(ChangeState.Refused, ControlReason.RefusedByPortal),
        // The client says so only when no byte of the body has left.
        FailureCode.PortalUnreachable or FailureCode.PortalTimeout or FailureCode.CertificateProblem => new(ChangeState.Refused, ControlReason.NotReached),
        FailureCode.PortalChanged => new(ChangeState.Unknown, ControlReason.StrangeAnswer, Strange: failure.Detail),
        _ => new(ChangeState.Unknown, ControlReason.AnswerLost),
    };
}
