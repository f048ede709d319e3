using Oig.Api.SignIn.Protocol;
using Oig.Api.SignIn.Tokens;
using Oig.Api.Telemetry;

namespace Oig.Api.SignIn.Gate;

/// <summary>401 with the way to a token (RFC 6750, RFC 9728).</summary>
internal sealed class Challenge(PublicUrl url)
{
    public const string InvalidToken = "invalid_token";

    private const string Reason = "The access token is not valid any more. Refresh it, or sign in again.";

    private readonly string _way = $"Bearer resource_metadata=\"{url.Of(Metadata.ProtectedResource)}/mcp\", scope=\"{Scope.Read}\"";

    /// <summary>For a request without credentials. Some clients look for the status' name in the body, since their proxy passes on nothing else.</summary>
    public Task AskAsync(HttpContext http)
    {
        Mark(http, _way);
        return http.Response.WriteAsJsonAsync(new { error = "unauthorized", error_description = "401 Unauthorized: sign in; the WWW-Authenticate header tells where." }, http.RequestAborted);
    }

    /// <summary>For a token that is not good.</summary>
    public Task RefuseAsync(HttpContext http)
    {
        MarkRefused(http);
        return http.Response.WriteAsJsonAsync(new { error = InvalidToken, error_description = Reason }, http.RequestAborted);
    }

    /// <summary>Makes an answer that is still to be written one for a token that is not good; too late when it is on its way.</summary>
    public void MarkRefused(HttpContext http) => Mark(http, $"{_way}, error=\"{InvalidToken}\", error_description=\"{Reason}\"");

    private static void Mark(HttpContext http, string way)
    {
        if (http.Response.HasStarted) return;
        http.Response.StatusCode = StatusCodes.Status401Unauthorized;
        http.Response.Headers.WWWAuthenticate = way;
    }
}

/// <summary>What follows when the portal refuses the password that a token holds: its owner has changed it.</summary>
internal sealed class TokenRefusal(GrantWatch grants, Challenge challenge)
{
    /// <summary>Ends the grant, and answers with 401 what is still to be written.</summary>
    public Task RefuseAsync(HttpContext http, Ticket token)
    {
        challenge.MarkRefused(http);
        SignInTelemetry.Note(SignInStep.Call, Challenge.InvalidToken);
        return grants.EndAsync(token);
    }
}
