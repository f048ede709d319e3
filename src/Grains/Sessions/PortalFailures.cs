using Oig.Contracts.Outcomes;
using Oig.Portal.Failures;

namespace Oig.Grains.Sessions;

/// <summary>The one place where the portal client's exceptions become outcome values.</summary>
internal static class PortalFailures
{
    public static Failure ToFailure(this PortalException exception) => exception switch
    {
        // Only the live state gives a hint, at the switch that its owner may have turned off.
        PortalUnavailableException { Hint: not null } unavailable => new(FailureCode.LiveDataOff, unavailable.Message, unavailable.RetryAfter),
        PortalUnavailableException unavailable => new(CodeOf(unavailable.Reason), unavailable.Message, unavailable.RetryAfter),
        _ => new(CodeOf(exception), exception.Message),
    };

    private static FailureCode CodeOf(PortalException exception) => exception switch
    {
        CredentialsRefusedException => FailureCode.CredentialsRefused,
        CertificateProblemException => FailureCode.CertificateProblem,
        // Reached only by a session that was logged in a moment ago: the portal shows this account nothing.
        SessionExpiredException => FailureCode.NoData,
        WriteRefusedException => FailureCode.WriteRefused,
        OutcomeUnknownException => FailureCode.OutcomeUnknown,
        _ => FailureCode.PortalChanged,
    };

    private static FailureCode CodeOf(UnavailableReason reason) => reason switch
    {
        UnavailableReason.Timeout => FailureCode.PortalTimeout,
        UnavailableReason.Throttled => FailureCode.PortalThrottled,
        UnavailableReason.Unreachable => FailureCode.PortalUnreachable,
        _ => FailureCode.PortalUnavailable,
    };
}
