using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Oig.Api.Replies;
using Oig.Api.SignIn.Gate;
using Oig.Api.SignIn.Tokens;

namespace Oig.Api.Door;

/// <summary>
/// Makes the <see cref="Caller"/> of a request, from its headers or from the access token in them: one reading, one normalisation, one key of
/// each kind. It judges no password; that is the portal's to do.
/// </summary>
internal sealed class CallerAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder, Callers callers)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public const string SchemeName = "Oig";

    private const string ReadOnlyHeader = "X-OIG-Readonly-Access";

    /// <summary>
    /// Lets a request on with its caller, or tells its client to sign in. Asks this scheme only: ASP.NET Core's own step would ask every
    /// scheme that wants to handle requests, and OpenIddict's look at each call costs.
    /// </summary>
    public static async Task AdmitAsync(HttpContext http, RequestDelegate next)
    {
        var result = await http.AuthenticateAsync(SchemeName);
        if (result.Failure is not null || (result.None && SignInWay.IsFor(http))) await http.ChallengeAsync(SchemeName);
        else await next(http);
    }

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (SignInWay.TokenOf(Context) is not { } token) return Enter(callers.Identify(CredentialsReader.Read(Request.Headers), Context, mayChange: ReadOnly() == "false"));
        var ticket = await SignInWay.OpenAsync(Context, token);
        if (ticket is not null) return EnterBy(ticket);
        Enter(callers.Nobody(Context) with { Problem = Problem.MalformedCredentials });
        return AuthenticateResult.Fail(Challenge.InvalidToken);
    }

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        var challenge = Context.RequestServices.GetRequiredService<Challenge>();
        await ((await HandleAuthenticateOnceAsync()).Failure is null ? challenge.AskAsync(Context) : challenge.RefuseAsync(Context));
    }

    private string ReadOnly() => Request.Headers[ReadOnlyHeader].ToString().Trim().ToLowerInvariant();

    // A request may do with less than the owner allowed its client, never with more.
    private AuthenticateResult EnterBy(Ticket token) => Enter(callers.Identify(token, Context, mayChange: ReadOnly() != "true"));

    private AuthenticateResult Enter(Caller caller)
    {
        Context.Features.Set(caller);
        return caller.HasCredentials && caller.Problem is null ? AuthenticateResult.Success(TicketOf(caller)) : AuthenticateResult.NoResult();
    }

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
