using Oig.Api.SignIn.Tokens;

namespace Oig.Api.SignIn.Gate;

/// <summary>
/// Access tokens of requests to <c>/mcp</c>, and who is to be told to get one. Tokens come from the addresses of assistants, many owners
/// through each: a bad one counts against nobody. Credentials in headers are not looked at here.
/// </summary>
internal static class SignInWay
{
    private const string Bearer = "Bearer ";

    /// <summary>True for a request without any credentials, where signing in is on: its client begins to sign in when it is told to.</summary>
    public static bool IsFor(HttpContext http) => IsOn(http) && !HasCredentials(http.Request.Headers);

    /// <summary>The bearer's token; null when there is none of this server's, or signing in is off.</summary>
    public static string? TokenOf(HttpContext http)
    {
        var authorization = http.Request.Headers.Authorization.ToString();
        if (!authorization.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) || !IsOn(http)) return null;
        var token = authorization[Bearer.Length..].Trim();
        // Whoever bears another one means credentials in Base64.
        return token.StartsWith(SealKind.Common, StringComparison.Ordinal) ? token : null;
    }

    /// <summary>What the token holds; null unless it is an access token of this server whose grant is good.</summary>
    public static async ValueTask<Ticket?> OpenAsync(HttpContext http, string token)
    {
        var ticket = http.RequestServices.GetRequiredService<Sealer>().OpenTicket(SealKind.AccessToken, token);
        return ticket is not null && await http.RequestServices.GetRequiredService<GrantWatch>().IsGoodAsync(ticket) ? ticket : null;
    }

    private static bool IsOn(HttpContext http) =>
        http.Request.Path.StartsWithSegments("/mcp") && http.RequestServices.GetService<SealingKeys>() is { IsThere: true };

    private static bool HasCredentials(IHeaderDictionary headers) =>
        headers.ContainsKey("Authorization") || headers.ContainsKey("X-OIG-Email") || headers.ContainsKey("X-OIG-Password");
}
