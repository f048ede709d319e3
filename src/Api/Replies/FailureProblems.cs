using System.Globalization;
using Oig.Contracts.Outcomes;

namespace Oig.Api.Replies;

/// <summary>The one place where a grain's failures become what a client reads.</summary>
internal static class FailureProblems
{
    public static Problem ToProblem(this Failure failure) => failure.Code switch
    {
        FailureCode.CredentialsRefused or FailureCode.KnownBad => Problem.Of(Problem.AuthenticationFailed),
        FailureCode.NoLongerAccepted => Problem.Of(Problem.AuthenticationFailed) with { Refusal = Refusal.NoLongerAccepted },
        FailureCode.LockedOut => Later("locked_out", failure) with { Refusal = Refusal.LockedOut },
        FailureCode.LoginBudgetSpent => Later("login_budget_spent", failure),
        FailureCode.Busy => Later("busy", failure),
        FailureCode.LoginWaiting => Later("login_waiting", failure),
        FailureCode.SecretMismatch => Problem.Of("server_misconfigured"),
        FailureCode.PortalTimeout => Fetch("portal_timeout", failure),
        FailureCode.PortalThrottled => Fetch("portal_throttled", failure),
        FailureCode.PortalUnreachable => Fetch("portal_unreachable", failure),
        FailureCode.CertificateProblem => Fetch("certificate_problem", failure),
        FailureCode.NoData => Fetch("no_data", failure),
        FailureCode.PortalChanged => Fetch("portal_changed", failure),
        FailureCode.LiveDataOff => new("portal_unavailable", Text.Say("fetch_failed", Text.Say("live_data_off")), failure.RetryAfter),
        _ => Fetch("portal_unavailable", failure),
    };

    private static Problem Later(string code, Failure failure) => Problem.Of(code, Seconds(failure)) with { RetryAfter = failure.RetryAfter };

    private static Problem Fetch(string code, Failure failure) => new(code, Text.Say("fetch_failed", What(code, failure.Detail)), failure.RetryAfter);

    // "status:404" is the text detail_status with 404; what a silo of another version may send has no text of its own.
    private static string What(string code, string detail)
    {
        var (name, value) = detail.Split(':', 2) is [var before, var after] ? (before, after) : (detail, "");
        return Text.Find($"detail_{name}") is not null ? Text.Say($"detail_{name}", value) : Text.Say(code);
    }

    private static string Seconds(Failure failure) =>
        Math.Max(1, Math.Ceiling(failure.RetryAfter?.TotalSeconds ?? 1)).ToString(CultureInfo.InvariantCulture);
}
