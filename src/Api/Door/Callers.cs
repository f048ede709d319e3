using System.Net;
using Oig.Api.Replies;
using Oig.Api.SignIn.Tokens;
using Oig.Grains.Keys;

namespace Oig.Api.Door;

/// <summary>Makes callers of credentials, whichever way they came: normalised once, with a key of each kind, and looked up in the allow-list.</summary>
internal sealed class Callers(AllowList allowed, KeyRing keys, SessionGrains sessions)
{
    /// <summary>The caller with credentials from headers or a form, or the one without any and the problem with them.</summary>
    public Caller Identify(CredentialsRead read, IPAddress address, bool mayChange)
    {
        var caller = new Caller { Address = address, MayChange = mayChange, Sessions = sessions };
        if (read.Problem is not null) return caller with { Problem = read.Problem };
        var credentials = new Contracts.Credentials(EmailAddress.Normalize(read.Email), read.Password);
        return caller with
        {
            Method = read.Method,
            User = read.Email,
            Problem = allowed.Contains(credentials.Email) ? null : Problem.Of(Problem.NotOnWhitelist),
            Credentials = credentials,
            SessionKey = keys.ForSession(credentials),
            AccountKey = keys.ForAccount(credentials.Email),
        };
    }

    /// <summary>The caller by an access token, with the rights that the owner gave it.</summary>
    public Caller Identify(Ticket token, IPAddress address) =>
        Identify(new(AuthMethod.Token, token.Owner.Email, token.Owner.Password), address, token.MayControl) with { Token = token };
}
