using System.Net;
using Oig.Api.Replies;
using Oig.Api.SignIn.Tokens;
using Oig.Contracts.Sessions;

namespace Oig.Api.Door;

/// <summary>
/// Who sent a request: found out once, by <see cref="CallerAuthentication"/>, before anything else wants to know. Guards, tools, refusals and
/// telemetry read it; nothing behind the door reads a header again.
/// </summary>
internal sealed record Caller
{
    /// <summary>Address of the client itself, behind trusted proxies, too.</summary>
    public required IPAddress Address { get; init; }

    /// <summary>The way the credentials came.</summary>
    public AuthMethod Method { get; init; }

    /// <summary>What the access token holds that the credentials came in; null when they came otherwise.</summary>
    public Ticket? Token { get; init; }

    /// <summary>The e-mail as it was sent, which is what a ban line shows; empty without credentials.</summary>
    public string User { get; init; } = "";

    /// <summary>Why this caller gets no data; null when he is let in.</summary>
    public Problem? Problem { get; init; }

    /// <summary>Whether the request allows the battery to be steered.</summary>
    public bool MayChange { get; init; }

    /// <summary>True when the request brought credentials that can be read, whether they are good or not.</summary>
    public bool HasCredentials => Method != AuthMethod.None;

    /// <summary>E-mail in its one spelling and password, for the session grain; throws without <see cref="HasCredentials"/>.</summary>
    public Contracts.Credentials Credentials { get => field ?? throw new InvalidOperationException("The request brought no credentials."); init; }

    /// <summary>Key of the session grain.</summary>
    public string SessionKey => Credentials.Keys.Session;

    /// <summary>Key of the account grain.</summary>
    public string AccountKey => Credentials.Keys.Account;

    /// <summary>
    /// Is cancelled when the answer must be there. A caller who leaves cancels nothing, since others may share what he asked for.
    /// </summary>
    public CancellationToken Deadline { get; init; }

    /// <summary>The session grain.</summary>
    public ISessionGrain Session => Sessions!.Find(SessionKey);

    internal SessionGrains? Sessions { private get; init; }
}

/// <summary>The way credentials came.</summary>
internal enum AuthMethod
{
    /// <summary>There are none, or they cannot be read.</summary>
    None,

    /// <summary><c>Authorization: Basic</c>, or <c>Bearer</c> with the same token.</summary>
    Basic,

    /// <summary><c>X-OIG-Email</c> and <c>X-OIG-Password</c>.</summary>
    Header,

    /// <summary><c>Authorization: Bearer</c> with an access token from signing in.</summary>
    Token,

    /// <summary>The form of a page of this server.</summary>
    Form,
}

/// <summary>How telemetry calls them.</summary>
internal static class AuthMethods
{
    public static string Name(this AuthMethod method) => method.ToString().ToLowerInvariant();
}
