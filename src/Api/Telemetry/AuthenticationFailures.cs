using Oig.Grains.Outcomes;
using Oig.Grains.Telemetry;

namespace Oig.Api.Telemetry;

/// <summary>Logs the event <c>AuthenticationFailed</c> for credentials that the portal refused, now or before.</summary>
internal sealed class AuthenticationFailures(UserIdentity users, IHttpContextAccessor http, ILogger<AuthenticationFailures> logger)
{
    /// <summary>Reports the failure of a call if it says something about the password; anything else is no failed authentication.</summary>
    public void Report(Portal.Credentials credentials, Failure failure)
    {
        if (failure.Code is not (FailureCode.CredentialsRefused or FailureCode.KnownBad)) return;
        var user = users.Of(credentials.Email)?.Value as string ?? "(not recorded)";
        Log.AuthenticationFailed(logger, user, ClientAddress.Of(http.HttpContext) ?? "unknown", FailureNames.Of(failure.Code));
    }
}
