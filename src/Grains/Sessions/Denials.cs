using Oig.Contracts;
using Oig.Contracts.Accounts;
using Oig.Contracts.Outcomes;

namespace Oig.Grains.Sessions;

/// <summary>Failures that a session gives without asking the portal.</summary>
internal static class Denials
{
    public static readonly Failure KnownBad = new(FailureCode.KnownBad);

    public static readonly Failure Refused = new(FailureCode.CredentialsRefused);

    public static readonly Failure NoLongerAccepted = new(FailureCode.NoLongerAccepted);

    public static readonly Failure Busy = new(FailureCode.Busy, RetryAfter: Durations.Busy);

    public static readonly Failure TooLate = new(FailureCode.PortalTimeout);

    public static readonly Failure NotLoggedIn = new(FailureCode.NotLoggedIn);

    public static readonly Failure SecretMismatch = new(FailureCode.SecretMismatch);

    public static Failure Held(TimeSpan length) => new(FailureCode.PortalThrottled, RetryAfter: length);

    public static Failure Waiting(TimeSpan length) => new(FailureCode.LoginWaiting, RetryAfter: length);

    public static Failure Of(LoginPermit permit) => permit.Decision switch
    {
        LoginDecision.KnownBad => permit.WasGood ? NoLongerAccepted : KnownBad,
        LoginDecision.LockedOut => new(FailureCode.LockedOut, RetryAfter: permit.RetryAfter),
        _ => new(FailureCode.LoginBudgetSpent, RetryAfter: permit.RetryAfter),
    };
}
