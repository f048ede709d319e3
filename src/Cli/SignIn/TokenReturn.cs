using System.Text.Json;
using ModelContextProtocol.Authentication;

namespace Oig.Cli.SignIn;

/// <summary>Gives tokens back to the server that issued them (RFC 7009), so that nobody can use them any more.</summary>
internal static class TokenReturn
{
    /// <summary>Why the server could not be told; null when it was.</summary>
    public static async Task<string?> TryAsync(HttpClient http, TokenContainer tokens, CancellationToken token)
    {
        try
        {
            if (await EndpointAsync(http, tokens, token) is not { } endpoint) return "it names no address for that";
            using var answer = await http.PostAsync(endpoint, Form(tokens), token);
            return answer.IsSuccessStatusCode ? null : $"it answered HTTP {(int)answer.StatusCode}";
        }
        catch (Exception exception) when (exception is HttpRequestException or JsonException or OperationCanceledException && !token.IsCancellationRequested)
        {
            return "it could not be reached";
        }
    }

    // Nowhere but at the issuer: whoever else was named would get the token.
    private static async Task<Uri?> EndpointAsync(HttpClient http, TokenContainer tokens, CancellationToken token)
    {
        if (!Uri.TryCreate(tokens.AuthorizationServer, UriKind.Absolute, out var issuer)) return null;
        var metadata = JsonElement.Parse(await http.GetStringAsync(new Uri(issuer, "/.well-known/oauth-authorization-server"), token));
        return metadata.ValueKind == JsonValueKind.Object && metadata.TryGetProperty("revocation_endpoint", out var named) && named.ValueKind == JsonValueKind.String
            && Uri.TryCreate(named.GetString(), UriKind.Absolute, out var endpoint) && endpoint.GetLeftPart(UriPartial.Authority) == issuer.GetLeftPart(UriPartial.Authority)
            ? endpoint : null;
    }

    private static FormUrlEncodedContent Form(TokenContainer tokens) => new(new Dictionary<string, string>
    {
        ["token"] = tokens.RefreshToken ?? tokens.AccessToken,
        ["client_id"] = tokens.ClientId ?? "",
    });
}
