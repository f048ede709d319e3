using System.Globalization;
using Oig.Grains.Outcomes;

namespace Oig.Api.Replies;

/// <summary>The one place where a grain's failures become what a client reads.</summary>
internal static class FailureProblems
{
    public static Problem ToProblem(this Failure failure) => failure.Code switch
    {
        FailureCode.CredentialsRefused or FailureCode.KnownBad => Problem.AuthenticationFailed,
        FailureCode.LockedOut => new("locked_out", $"Too many failed authentication attempts. Try again in {Seconds(failure)} seconds.", failure.RetryAfter),
        FailureCode.LoginBudgetSpent => new("login_budget_spent", $"{failure.Detail} Try again in {Seconds(failure)} seconds.", failure.RetryAfter),
        FailureCode.Busy => new("busy", $"{failure.Detail} Try again in {Seconds(failure)} seconds.", failure.RetryAfter),
        FailureCode.SecretMismatch => new("server_misconfigured", failure.Detail),
        _ => new(NameOf(failure.Code), $"Failed to fetch data from OIG Cloud: {failure.Detail}", failure.RetryAfter),
    };

    private static string NameOf(FailureCode code) => code switch
    {
        FailureCode.PortalTimeout => "portal_timeout",
        FailureCode.PortalThrottled => "portal_throttled",
        FailureCode.PortalUnreachable => "portal_unreachable",
        FailureCode.CertificateProblem => "certificate_problem",
        FailureCode.NoData => "no_data",
        FailureCode.PortalChanged => "portal_changed",
        _ => "portal_unavailable",
    };

    private static string Seconds(Failure failure) =>
        Math.Max(1, Math.Ceiling(failure.RetryAfter?.TotalSeconds ?? 1)).ToString(CultureInfo.InvariantCulture);
}
