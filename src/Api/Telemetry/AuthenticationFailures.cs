using Oig.Api.Refusals;
using Oig.Grains.Telemetry;

namespace Oig.Api.Telemetry;

/// <summary>Logs the event <c>AuthenticationFailed</c> for a request whose credentials were refused.</summary>
internal sealed class AuthenticationFailures(UserIdentity users, ILogger<AuthenticationFailures> logger)
{
    public void Report(RefusedRequest request)
    {
        var user = users.Of(request.User)?.Value as string ?? "(not recorded)";
        Log.AuthenticationFailed(logger, user, request.Address.ToString(), request.Reason);
    }
}
