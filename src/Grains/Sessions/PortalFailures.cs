using Oig.Contracts.Outcomes;
using Oig.Portal.Failures;

namespace Oig.Grains.Sessions;

/// <summary>The one place where the portal client's exceptions become outcome values.</summary>
internal static class PortalFailures
{
    public static Failure ToFailure(this PortalException exception) => exception switch
    {
        PortalUnavailableException { LiveDataMayBeOff: true } unavailable => new(FailureCode.LiveDataOff, RetryAfter: unavailable.RetryAfter),
        PortalUnavailableException unavailable => new(CodeOf(unavailable.Reason), RetryAfter: unavailable.RetryAfter),
        _ => new(CodeOf(exception), exception.Detail),
    };

    private static FailureCode CodeOf(PortalException exception) => exception switch
    {
        CredentialsRefusedException => FailureCode.CredentialsRefused,
        CertificateProblemException => FailureCode.CertificateProblem,
        // Reached only by a session that was logged in a moment ago: the portal shows this account nothing, or has moved.
        SessionExpiredException { Detail: "" } => FailureCode.NoData,
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
