using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Web;
using Oig.Simulator;

namespace Oig.Load.Clients;

/// <summary>Signs accounts in by OAuth, as their owners would on the page.</summary>
internal sealed partial class SignIns : IDisposable
{
    /// <summary>Address that the server believes to be known by.</summary>
    public const string PublicUrl = "http://127.0.0.1:9";

    private const string Redirect = "http://127.0.0.1:7777/callback";

    private readonly HttpClient _http;
    private readonly string _verifier = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    private SignIns(Uri node) => _http = new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = node };

    /// <summary>An access token for each account, from 1.</summary>
    public static async Task<string[]> AllAsync(Uri node, int accounts)
    {
        using var signIns = new SignIns(node);
        var client = (await ReadAsync(await signIns._http.PostAsJsonAsync("/register", new { client_name = "load", redirect_uris = new[] { Redirect } }))).GetProperty("client_id").GetString()!;
        var tokens = new string[accounts];
        // One after another: a form is tied to the cookie of its page, and there is one jar.
        for (var account = 1; account <= accounts; account++) tokens[account - 1] = await signIns.TokenAsync(client, account);
        return tokens;
    }

    public void Dispose() => _http.Dispose();

    private async Task<string> TokenAsync(string client, int account)
    {
        var code = await CodeAsync(client, account);
        var answer = await _http.PostAsync("/token", new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "authorization_code",
            ["code"] = code,
            ["client_id"] = client,
            ["redirect_uri"] = Redirect,
            ["code_verifier"] = _verifier,
        }));
        return (await ReadAsync(answer)).GetProperty("access_token").GetString()!;
    }

    private async Task<string> CodeAsync(string client, int account)
    {
        var request = new Dictionary<string, string>
        {
            ["response_type"] = "code",
            ["client_id"] = client,
            ["redirect_uri"] = Redirect,
            ["code_challenge_method"] = "S256",
            ["code_challenge"] = Base64Url.EncodeToString(SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(_verifier))),
        };
        var page = await _http.GetStringAsync($"/authorize?{string.Join('&', request.Select(pair => $"{pair.Key}={Uri.EscapeDataString(pair.Value)}"))}");
        (request["email"], request["password"], request["decision"]) = (Accounts.Email(account), AccountBook.TestPassword, "allow");
        request["form"] = FormField().Match(page).Groups[1].Value;
        using var answer = await _http.PostAsync("/authorize", new FormUrlEncodedContent(request));
        return answer.Headers.Location is { } location && HttpUtility.ParseQueryString(location.Query)["code"] is { } code ? code
            : throw new InvalidOperationException($"Account {account} could not be signed in: HTTP {(int)answer.StatusCode}.");
    }

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage answer) => JsonElement.Parse(await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync());

    [GeneratedRegex("name=\"form\" value=\"([^\"]+)\"")]
    private static partial Regex FormField();
}
