using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Oig.Api.Replies;
using Oig.Grains.Keys;

namespace Oig.Api.Door;

/// <summary>
/// Makes the <see cref="Caller"/> of a request: one reading of the headers, one normalisation, one key of each kind. It judges no password;
/// that is the portal's to do.
/// </summary>
internal sealed class CallerAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder, AllowList allowed, KeyRing keys, SessionGrains sessions)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public const string SchemeName = "Oig";

    private const string ReadOnlyHeader = "X-OIG-Readonly-Access";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var caller = Identify(CredentialsReader.Read(Request.Headers));
        Context.Features.Set(caller);
        return Task.FromResult(caller.Problem is null ? AuthenticateResult.Success(TicketOf(caller)) : AuthenticateResult.NoResult());
    }

    private Caller Identify(CredentialsRead read)
    {
        var caller = new Caller { Address = Context.Connection.RemoteIpAddress!, MayChange = MayChange(), Sessions = sessions };
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

    private bool MayChange() => Request.Headers[ReadOnlyHeader].ToString().Trim().Equals("false", StringComparison.OrdinalIgnoreCase);

    private AuthenticationTicket TicketOf(Caller caller) =>
        new(new(new ClaimsIdentity([new(ClaimTypes.NameIdentifier, caller.AccountKey)], Scheme.Name)), Scheme.Name);
}

/// <summary>Where the caller of a request is found.</summary>
internal static class CallerFeature
{
    /// <summary>The caller; there is one for every request that got past the door.</summary>
    public static Caller Caller(this HttpContext http) => http.Features.Get<Caller>() ?? throw new InvalidOperationException("The request has not passed the door.");

    /// <summary>The caller of the request that these services serve.</summary>
    public static Caller Caller(this IServiceProvider services) => services.GetRequiredService<IHttpContextAccessor>().HttpContext!.Caller();
}
