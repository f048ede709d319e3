using Oig.Api.Access;
using Oig.Api.Replies;
using Oig.Api.Telemetry;
using Oig.Grains.Keys;

namespace Oig.Api.Tools;

/// <summary>Finds out who calls: credentials of the request, allow-list, session grain.</summary>
internal sealed class Callers(IHttpContextAccessor http, AllowList allowed, KeyRing keys, SessionGrains sessions)
{
    /// <summary>The caller, or why the request is not let in.</summary>
    public Either<Caller> Identify()
    {
        var (credentials, _, problem) = CredentialsSpan.Read(http.HttpContext!.Request.Headers);
        if (problem is not null) return problem;
        if (!allowed.Contains(credentials!.Email)) return Problem.NotOnWhitelist;
        var key = keys.ForSession(credentials);
        return new Caller(sessions.Find(key), credentials, key);
    }
}
