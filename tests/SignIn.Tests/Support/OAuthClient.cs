using System.Buffers.Text;
using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Web;
using Oig.Simulator;

namespace Oig.SignIn.Tests.Support;

/// <summary>A client that speaks OAuth by hand, to do what well-behaved ones do not.</summary>
internal sealed class OAuthClient(Uri server, Func<HttpMessageHandler>? way = null) : IDisposable
{
    public const string Redirect = "http://127.0.0.1:7777/callback";

    private readonly HttpClient _http = new(way?.Invoke() ?? new HttpClientHandler()) { BaseAddress = server };

    public string Verifier { get; } = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    public string ClientId { get; private set; } = "";

    public Browser Browser { get; } = new(way?.Invoke());

    public string Challenge => Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier)));

    public static async Task<OAuthClient> RegisterAsync(Uri server, string name = "A test client", params string[] redirects)
    {
        var client = new OAuthClient(server);
        await client.RegisterAsync(name, redirects);
        return client;
    }

    public async Task RegisterAsync(string name = "A test client", params string[] redirects)
    {
        var answer = await _http.PostAsJsonAsync("/register", new { client_name = name, redirect_uris = redirects.Length == 0 ? [Redirect] : redirects });
        ClientId = (await Json(answer)).GetProperty("client_id").GetString()!;
    }

    /// <summary>The address that the owner is sent to.</summary>
    public Uri AuthorizeUrl(params (string Name, string? Value)[] changes) => new(server, $"/authorize?{Query(AuthorizeParameters(), changes)}");

    /// <summary>Signs the owner in on the page; where the browser is sent then.</summary>
    public async Task<Uri> ConsentAsync(string email = AccountBook.OneBoxEmail, string password = AccountBook.TestPassword, bool control = false, params (string Name, string? Value)[] changes)
    {
        var page = await Browser.GetAsync(AuthorizeUrl(changes));
        Assert.Equal(HttpStatusCode.OK, page.Status);
        var answer = await Browser.SubmitAsync(page, Fields(email, password, control));
        Assert.True(answer.Status == HttpStatusCode.Found, $"{answer.Status}: {answer.Text}");
        return answer.Location!;
    }

    /// <summary>A code, by the whole way there.</summary>
    public async Task<string> CodeAsync(string email = AccountBook.OneBoxEmail, bool control = false) =>
        HttpUtility.ParseQueryString((await ConsentAsync(email, control: control)).Query)["code"]!;

    public static IEnumerable<KeyValuePair<string, string>> Fields(string email, string password, bool control = false)
    {
        yield return new("email", email);
        yield return new("password", password);
        yield return new("decision", "allow");
        if (control) yield return new("control", "yes");
    }

    public Task<HttpResponseMessage> ExchangeAsync(string code, params (string Name, string? Value)[] changes) => TokenAsync(
        [("grant_type", "authorization_code"), ("code", code), ("client_id", ClientId), ("redirect_uri", Redirect), ("code_verifier", Verifier), .. changes]);

    public Task<HttpResponseMessage> RefreshAsync(string refreshToken, params (string Name, string? Value)[] changes) =>
        TokenAsync([("grant_type", "refresh_token"), ("refresh_token", refreshToken), ("client_id", ClientId), .. changes]);

    public Task<HttpResponseMessage> TokenAsync((string Name, string? Value)[] parameters) => PostAsync("/token", parameters);

    public Task<HttpResponseMessage> PostAsync(string path, params (string Name, string? Value)[] parameters) =>
        _http.PostAsync(path, new FormUrlEncodedContent(Apply([], parameters)));

    /// <summary>Tokens of a new grant.</summary>
    public async Task<Tokens> SignInAsync(string email = AccountBook.OneBoxEmail, bool control = false) => await TokensOf(await ExchangeAsync(await CodeAsync(email, control)));

    public static async Task<Tokens> TokensOf(HttpResponseMessage response)
    {
        var json = await Json(response);
        Assert.True(response.StatusCode == HttpStatusCode.OK, json.ToString());
        return new(json.GetProperty("access_token").GetString()!, json.GetProperty("refresh_token").GetString()!, json.GetProperty("scope").GetString()!, json.GetProperty("expires_in").GetInt32());
    }

    public static async Task<string> ErrorOf(HttpResponseMessage response)
    {
        Assert.False(response.IsSuccessStatusCode, "It succeeded.");
        return (await Json(response)).GetProperty("error").GetString()!;
    }

    public static async Task<JsonElement> Json(HttpResponseMessage response) => JsonElement.Parse(await response.Content.ReadAsStringAsync());

    public void Dispose()
    {
        _http.Dispose();
        Browser.Dispose();
    }

    private List<KeyValuePair<string, string>> AuthorizeParameters() =>
    [
        new("response_type", "code"), new("client_id", ClientId), new("redirect_uri", Redirect), new("state", "a-state"),
        new("code_challenge", Challenge), new("code_challenge_method", "S256"), new("scope", "battery:read"), new("resource", new Uri(server, "/mcp").AbsoluteUri),
    ];

    private static string Query(List<KeyValuePair<string, string>> parameters, (string Name, string? Value)[] changes) =>
        string.Join('&', Apply(parameters, changes).Select(parameter => $"{parameter.Key}={Uri.EscapeDataString(parameter.Value)}"));

    // A changed parameter replaces the one of that name; null leaves it out; "+name" adds it once more.
    private static List<KeyValuePair<string, string>> Apply(List<KeyValuePair<string, string>> parameters, (string Name, string? Value)[] changes)
    {
        foreach (var (name, value) in changes)
        {
            if (!name.StartsWith('+')) parameters.RemoveAll(parameter => parameter.Key == name);
            if (value is not null) parameters.Add(new(name.TrimStart('+'), value));
        }

        return parameters;
    }
}

/// <summary>What a token request answers.</summary>
internal sealed record Tokens(string Access, string Refresh, string Scope, int ExpiresIn);
