using System.Net;
using Microsoft.Extensions.Options;
using Oig.Api.Replies;
using Oig.Api.SignIn.Tokens;
using Oig.Contracts;
using Oig.Contracts.Boxes;
using Oig.Contracts.Notifications;
using Oig.Contracts.Outcomes;
using Oig.Contracts.Series;
using Oig.Contracts.Sessions;

namespace Oig.Api.Door;

/// <summary>
/// Who sent a request: found out once, by <see cref="CallerAuthentication"/>, before anything else wants to know. Guards, tools, refusals and
/// telemetry read it; nothing behind the door reads a header again. It asks the session itself, so that the password goes no other way.
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
    public Credentials Credentials { get => field ?? throw new InvalidOperationException("The request brought no credentials."); init; }

    /// <summary>Key of the session grain.</summary>
    public string SessionKey => Credentials.Keys.Session;

    /// <summary>Key of the account grain.</summary>
    public string AccountKey => Credentials.Keys.Account;

    /// <summary>When the answer must be there. A caller who leaves ends nothing, since others may share what he asked for.</summary>
    public required Deadline Deadline { get; init; }

    internal required SessionGrains Sessions { private get; init; }

    private ISessionGrain Session => Sessions.Find(SessionKey);

    /// <summary>Live state of the account's boxes, by the session grain.</summary>
    public Task<Outcome<Snapshot>> ReadSnapshotAsync() => Session.GetSnapshotAsync(Credentials, Deadline.Token);

    /// <summary>The newest live state that the session knows, however old.</summary>
    public Task<Outcome<Snapshot>> RecallSnapshotAsync() => Session.RecallSnapshotAsync(Credentials);

    /// <summary>A series of the account.</summary>
    public Task<Outcome<SeriesTable>> ReadSeriesAsync(SeriesQuery query) => Session.GetSeriesAsync(Credentials, query, Deadline.Token);

    /// <summary>Energies of past days, a step nearer to all of them.</summary>
    public Task<Outcome<EnergyDays>> ReadEnergyDaysAsync(DateOnly first, DateOnly last) => Session.GetEnergyDaysAsync(Credentials, first, last, Deadline.Token);

    /// <summary>Notifications of the account.</summary>
    public Task<Outcome<NotificationList>> ReadNotificationsAsync() => Session.GetNotificationsAsync(Credentials, Deadline.Token);
}

/// <summary>Makes callers of credentials, whichever way they came: normalised once, with a key of each kind, and looked up in the allow-list.</summary>
internal sealed class Callers(AllowList allowed, KeyRing keys, Suspects suspects, RequestDeadlines deadlines, SessionGrains sessions)
{
    /// <summary>The caller with credentials from headers or a form, or the one without any and the problem with them.</summary>
    public Caller Identify(CredentialsRead read, HttpContext http, bool mayChange)
    {
        var caller = Nobody(http) with { MayChange = mayChange };
        if (read.Problem is not null) return caller with { Problem = read.Problem };
        var credentials = keys.Identify(read.Email, read.Password, caller.Address);
        return Known(caller, read, credentials with { Keys = suspects.Watch(credentials.Keys, http) });
    }

    /// <summary>
    /// The caller by an access token, with the rights that the owner gave it. A token cannot be guessed, and its address is an assistant's.
    /// </summary>
    public Caller Identify(Ticket token, HttpContext http, bool mayChange)
    {
        var read = new CredentialsRead(AuthMethod.Token, token.Owner.Email, token.Owner.Password);
        return Known(Nobody(http), read, keys.Identify(read.Email, read.Password)) with { MayChange = mayChange && token.MayControl, Token = token };
    }

    /// <summary>The caller without credentials.</summary>
    public Caller Nobody(HttpContext http)
    {
        var deadline = deadlines.Begin();
        http.Response.RegisterForDispose(deadline);
        return new() { Address = http.Connection.RemoteIpAddress!, Deadline = deadline, Sessions = sessions };
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
internal sealed class RequestDeadlines(IOptions<ReadingOptions> reading, TimeProvider time)
{
    private readonly TimeSpan _length = reading.Value.Timeout + Durations.OnTheWay;

    /// <summary>Begins now; to be disposed when the request has been answered.</summary>
    public Deadline Begin() => new(_length, time);
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

/// <summary>Finds session grains by their key. Orleans looks a type's attributes up for each reference anew, so this does it once for all.</summary>
internal sealed class SessionGrains(IGrainFactory grains)
{
    // A front end that has not found its cluster yet cannot know; it asks again.
    private readonly Lazy<(GrainType Grain, GrainInterfaceType Interface)> _types = new(() => TypesOf(grains), LazyThreadSafetyMode.PublicationOnly);

    public ISessionGrain Find(string key) =>
        (ISessionGrain)grains.GetGrain(GrainId.Create(_types.Value.Grain, key), _types.Value.Interface);

    private static (GrainType, GrainInterfaceType) TypesOf(IGrainFactory grains)
    {
        var any = (GrainReference)grains.GetGrain<ISessionGrain>("any");
        return (any.GrainId.Type, any.InterfaceType);
    }
}
