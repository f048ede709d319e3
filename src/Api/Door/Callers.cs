using Oig.Api.Replies;
using Oig.Api.SignIn.Tokens;
using Oig.Contracts;
using Oig.Contracts.Keys;

namespace Oig.Api.Door;

/// <summary>Makes callers of credentials, whichever way they came: normalised once, with a key of each kind, and looked up in the allow-list.</summary>
internal sealed class Callers(AllowList allowed, KeyRing keys, Suspects suspects, RequestDeadlines deadlines, SessionGrains sessions)
{
    /// <summary>The caller with credentials from headers or a form, or the one without any and the problem with them.</summary>
    public Caller Identify(CredentialsRead read, HttpContext http, bool mayChange)
    {
        var caller = Nobody(http) with { MayChange = mayChange };
        if (read.Problem is not null) return caller with { Problem = read.Problem };
        var credentials = keys.Identify(read.Email, read.Password, caller.Address);
        return Known(caller, read, suspects.Watch(credentials, http));
    }

    /// <summary>
    /// The caller by an access token, with the rights that the owner gave it. A token cannot be guessed, and its address is an assistant's.
    /// </summary>
    public Caller Identify(Ticket token, HttpContext http)
    {
        var read = new CredentialsRead(AuthMethod.Token, token.Owner.Email, token.Owner.Password);
        return Known(Nobody(http), read, keys.Identify(read.Email, read.Password)) with { MayChange = token.MayControl, Token = token };
    }

    /// <summary>The caller without credentials.</summary>
    public Caller Nobody(HttpContext http)
    {
        var deadline = deadlines.Begin();
        http.Response.RegisterForDispose(deadline);
        return new() { Address = http.Connection.RemoteIpAddress!, Deadline = deadline.Token, Sessions = sessions };
    }

    private Caller Known(Caller caller, CredentialsRead read, Credentials credentials) => caller with
    {
        Method = read.Method,
        User = read.Email,
        Problem = allowed.Contains(credentials.Email) ? null : Problem.Of(Problem.NotOnWhitelist),
        Credentials = credentials,
    };
}

/// <summary>Gives each request its deadline: what the portal may take, and the way there and back.</summary>
internal sealed class RequestDeadlines(IConfiguration configuration, TimeProvider time)
{
    private readonly TimeSpan _length = configuration.GetValue("Oig:Portal:Timeout", Durations.UsualPortalTimeout) + Durations.OnTheWay;

    /// <summary>Begins now; to be disposed when the request has been answered.</summary>
    public CancellationTokenSource Begin() => new(_length, time);
}
