using System.Collections.Frozen;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Oig.Contracts.Telemetry;

namespace Oig.Api.Telemetry;

/// <summary>What the endpoints of signing in trace and measure: the step and how it ended, and nothing of who or what.</summary>
internal static class SignInTelemetry
{
    public const string Step = "oig.sign_in.step";
    public const string Outcome = "oig.sign_in.outcome";

    private const string Success = "success";
    private const string Other = "_OTHER";

    private static readonly Meter Meter = new(TelemetryNames.Meter);

    private static readonly Counter<long> Requests = Meter.CreateCounter<long>(
        "oig.sign_in.requests", "{request}", "Requests of signing in, by step and outcome: success, or the error.");

    // An error text of a library must not become a label.
    private static readonly FrozenSet<string> Known = FrozenSet.ToFrozenSet(
        ["invalid_request", "invalid_client", "invalid_grant", "invalid_target", "invalid_scope", "invalid_token", "invalid_redirect_uri", "invalid_client_metadata",
         "unsupported_grant_type", "unsupported_response_type", "access_denied", "login_required", "server_error", "temporarily_unavailable",
         "authentication_failed", "not_on_whitelist", "form_expired", "too_many_requests", "not_granted"]);

    /// <summary>Notes one request: on the span that is current, and in the metric. A null error is success.</summary>
    public static void Note(string step, string? error = null)
    {
        var outcome = error is null ? Success : Known.Contains(error) ? error : Other;
        Activity.Current?.SetTag(Step, step).SetTag(Outcome, outcome);
        Requests.Add(1, new TagList { { Step, step }, { Outcome, outcome } });
    }
}

/// <summary>Steps of signing in.</summary>
internal static class SignInStep
{
    public const string Register = "register";
    public const string Authorize = "authorize";
    public const string Consent = "consent";
    public const string Token = "token";
    public const string Refresh = "refresh";
    public const string Revoke = "revoke";
    public const string Account = "account";
    public const string Call = "call";
}
