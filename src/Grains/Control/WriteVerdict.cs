using Oig.Grains.Outcomes;
using Oig.Portal.Writes;

namespace Oig.Grains.Control;

/// <summary>What the answer to a write means for the change, and whether it is so strange that writes stop everywhere.</summary>
/// <param name="State">State of the change now.</param>
/// <param name="Reason">What is to be told; null when there is nothing to say.</param>
/// <param name="Trips">Why writes must stop; null when they need not.</param>
internal sealed record WriteVerdict(ChangeState State, string? Reason = null, string? Trips = null)
{
    public static WriteVerdict Of(Outcome<WriteReceipt> outcome) => outcome.Failure is { } failure ? Of(failure)
        : outcome.Value!.LooksRefused ? Strange($"the portal said \"{outcome.Value.Text}\"")
        : new(ChangeState.Accepted);

    public Change Apply(Change change, DateTimeOffset now) => change with
    {
        State = State,
        Reason = Reason,
        SentAt = State == ChangeState.Waiting ? null : change.SentAt,
        ClosedAt = State == ChangeState.Refused ? now : null,
    };

    private static WriteVerdict Of(Failure failure) => failure.Code switch
    {
        // Not sent, and a later try can do better.
        FailureCode.NotLoggedIn or FailureCode.Busy => new(ChangeState.Waiting),
        FailureCode.OutcomeUnknown => new(ChangeState.Unknown, failure.Detail),
        FailureCode.PortalChanged => Strange(failure.Detail),
        FailureCode.WriteRefused => new(ChangeState.Refused, failure.Detail),
        _ => new(ChangeState.Refused, $"{failure.Detail} Nothing was changed."),
    };

    // What looks like no acceptance may have been stored all the same.
    private static WriteVerdict Strange(string what) =>
        new(ChangeState.Unknown, $"The portal answered the change in an unknown way: {what}", what);
}
