using Oig.Contracts;
using Oig.Contracts.Accounts;
using Oig.Contracts.Outcomes;

namespace Oig.Grains.Sessions;

/// <summary>Failures that a session gives without asking the portal.</summary>
internal static class Denials
{
    public static readonly Failure KnownBad = new(FailureCode.KnownBad, "The portal refused this e-mail and password a short while ago.");

    public static readonly Failure Refused = new(FailureCode.CredentialsRefused, "The portal refused the e-mail or password.");

    public static readonly Failure NoLongerAccepted = new(
        FailureCode.NoLongerAccepted, "The portal refused an e-mail and password that it accepted before.");

    public static readonly Failure Busy = new(
        FailureCode.Busy, "Too many calls for this account are waiting for the portal.", Durations.Busy);

    public static readonly Failure TooLate = new(FailureCode.PortalTimeout, "The portal did not answer in time.");

    public static readonly Failure NotLoggedIn = new(
        FailureCode.NotLoggedIn, "There is no live portal session, and no credentials to start one with.");

    public static readonly Failure SecretMismatch = new(
        FailureCode.SecretMismatch, "Front end and silo have different values of Oig:Session:Secret; give both the same one.");

    public static Failure Held(TimeSpan length) => new(FailureCode.PortalThrottled, "The portal asked to slow down.", length);

    public static Failure Of(LoginPermit permit) => permit.Decision switch
    {
        LoginDecision.KnownBad => permit.WasGood ? NoLongerAccepted : KnownBad,
        LoginDecision.LockedOut => new(FailureCode.LockedOut, "Too many logins of this account were refused.", permit.RetryAfter),
        _ => new(FailureCode.LoginBudgetSpent, "This server has logged in to this account often enough for an hour.", permit.RetryAfter),
    };
}
