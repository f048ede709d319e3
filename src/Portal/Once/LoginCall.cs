using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Oig.Contracts;
using Oig.Portal.Failures;
using Oig.Portal.Http;

namespace Oig.Portal.Once;

/// <summary><c>Login.php</c>. Never repeated: too many logins could get the owner locked out.</summary>
internal sealed class LoginCall(OneShot portal)
{
    private const string Path = "inc/php/scripts/Login.php";

    private static readonly JsonElement Success = JsonElement.Parse("""[[2,"",false]]""");

    internal async Task<PortalSession> LogInAsync(Credentials credentials, Deadline deadline)
    {
        var body = new JsonObject { ["email"] = credentials.Email, ["password"] = credentials.Password };
        using var request = new HttpRequestMessage(HttpMethod.Post, Path) { Content = JsonBody.Content(body) };
        var answer = await portal.SendAsync(request, deadline);

        if (answer.Status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden || IsEmpty(answer))
            throw new CredentialsRefusedException();
        if (!IsSuccess(answer.RequireAvailable().RequireSamePlace().RequireOk()))
            throw new PortalChangedException("login_unclear");
        // A cookie proves nothing (any visit may set one), but without one there is no session.
        return SessionCookieReader.Read(answer.SetCookies) ?? throw new PortalChangedException("no_session_cookie");
    }

    // The best known refusal; nobody has published another one. A list of commands that is not the known one may be a refusal or a
    // notice of maintenance, so it judges nobody.
    private static bool IsEmpty(PortalAnswer answer) => answer.Status == HttpStatusCode.OK && string.IsNullOrWhiteSpace(answer.Text);

    private static bool IsSuccess(PortalAnswer answer)
    {
        using var json = answer.ParseJson();
        return JsonElement.DeepEquals(json.RootElement, Success);
    }
}
