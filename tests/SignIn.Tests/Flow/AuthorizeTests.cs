using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Web;
using Oig.SignIn.Tests.Support;

namespace Oig.SignIn.Tests.Flow;

/// <summary>What <c>/register</c> and <c>/authorize</c> take, and what they answer to the rest.</summary>
public sealed class AuthorizeTests(SharedSignIn shared) : IClassFixture<SharedSignIn>, IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = shared.Server.Url };

    public void Dispose() => _http.Dispose();

    [Fact]
    public async Task A_code_comes_back_with_state_and_issuer()
    {
        using var client = await OAuthClient.RegisterAsync(shared.Server.Url);
        var location = await client.ConsentAsync();
        var query = HttpUtility.ParseQueryString(location.Query);
        Assert.StartsWith(OAuthClient.Redirect, location.AbsoluteUri, StringComparison.Ordinal);
        Assert.StartsWith("oig_ac_", query["code"], StringComparison.Ordinal);
        Assert.Equal("a-state", query["state"]);
        Assert.Equal(shared.Server.Url.AbsoluteUri, query["iss"]);
    }

    [Fact]
    public async Task A_client_on_this_machine_may_take_any_port()
    {
        using var client = await OAuthClient.RegisterAsync(shared.Server.Url);
        var location = await client.ConsentAsync(changes: ("redirect_uri", "http://127.0.0.1:9999/callback"));
        Assert.Equal(9999, location.Port);
    }

    [Theory]
    [InlineData("client_id", null)]
    [InlineData("client_id", "nobody")]
    [InlineData("client_id", "oig_ci_AAAA")]
    [InlineData("client_id", "https://127.0.0.1/client.json")]
    [InlineData("redirect_uri", null)]
    [InlineData("redirect_uri", "https://evil.example/cb")]
    [InlineData("redirect_uri", "http://127.0.0.1:7777/callback/../other")]
    [InlineData("redirect_uri", "javascript:alert(1)")]
    [InlineData("+redirect_uri", "https://evil.example/cb")]
    [InlineData("+client_id", "another")]
    [InlineData("response_type", null)]
    [InlineData("request", "a.b.c")]
    [InlineData("response_mode", "form_post")]
    [InlineData("response_mode", "fragment")]
    public async Task With_a_wrong_client_or_redirect_nobody_is_sent_anywhere(string name, string? value)
    {
        using var client = await OAuthClient.RegisterAsync(shared.Server.Url);
        var page = await client.Browser.GetAsync(client.AuthorizeUrl((name, value)));
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Null(page.Location);
        Assert.Contains("Signing in cannot go on", page.Text, StringComparison.Ordinal);
        Assert.Empty(page.Document.Forms);
    }

    [Theory]
    [InlineData("code_challenge", null, "invalid_request")]
    [InlineData("code_challenge", "short", "invalid_request")]
    [InlineData("code_challenge_method", "plain", "invalid_request")]
    [InlineData("resource", "https://elsewhere.example/mcp", "invalid_target")]
    [InlineData("+resource", "https://elsewhere.example/mcp", "invalid_target")]
    [InlineData("prompt", "none", "login_required")]
    public async Task What_is_wrong_beside_them_the_client_is_told(string name, string? value, string error)
    {
        using var client = await OAuthClient.RegisterAsync(shared.Server.Url);
        var page = await client.Browser.GetAsync(client.AuthorizeUrl((name, value)));
        Assert.True(page.Location is not null, page.Text);
        var query = HttpUtility.ParseQueryString(page.Location.Query);
        Assert.Equal((error, "a-state", null), (query["error"], query["state"], query["code"]));
    }

    [Theory]
    [InlineData("resource", null)]
    [InlineData("scope", null)]
    [InlineData("scope", "battery:read battery:control offline_access openid whatever")]
    [InlineData("state", null)]
    [InlineData("nonce", "n")]
    public async Task What_may_be_left_out_or_means_nothing_here_is_no_mistake(string name, string? value)
    {
        using var client = await OAuthClient.RegisterAsync(shared.Server.Url);
        Assert.Equal(HttpStatusCode.OK, (await client.Browser.GetAsync(client.AuthorizeUrl((name, value)))).Status);
    }

    [Fact]
    public async Task The_resource_may_be_written_with_a_slash_or_as_the_server()
    {
        using var client = await OAuthClient.RegisterAsync(shared.Server.Url);
        foreach (var path in (string[])["/mcp/", "/", "/mcp"])
            Assert.Equal(HttpStatusCode.OK, (await client.Browser.GetAsync(client.AuthorizeUrl(("resource", new Uri(shared.Server.Url, path).AbsoluteUri)))).Status);
    }

    [Fact]
    public async Task An_owner_who_denies_sends_the_client_away()
    {
        using var client = await OAuthClient.RegisterAsync(shared.Server.Url);
        var page = await client.Browser.GetAsync(client.AuthorizeUrl());
        var answer = await client.Browser.SubmitAsync(page, [new("decision", "deny")]);
        Assert.Equal("access_denied", HttpUtility.ParseQueryString(answer.Location!.Query)["error"]);
    }

    [Fact]
    public async Task A_registration_is_answered_with_what_was_kept_of_it()
    {
        var answer = await _http.PostAsJsonAsync("/register", new
        {
            client_name = "  Cur\u202esor\u0000 ",
            redirect_uris = (string[])["cursor://anysphere.cursor-mcp/oauth/callback", "http://evil.example/", "http://localhost:8787/callback"],
            token_endpoint_auth_method = "client_secret_post",
            grant_types = (string[])["authorization_code"],
        });
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var json = await OAuthClient.Json(answer);
        Assert.Equal(["cursor://anysphere.cursor-mcp/oauth/callback", "http://localhost:8787/callback"], json.GetProperty("redirect_uris").EnumerateArray().Select(uri => uri.GetString()!));
        Assert.Equal("none", json.GetProperty("token_endpoint_auth_method").GetString());
        Assert.Equal("Cursor", json.GetProperty("client_name").GetString());
        Assert.False(json.TryGetProperty("client_secret", out _));
    }

    [Theory]
    [InlineData("", "invalid_client_metadata")]
    [InlineData("null", "invalid_client_metadata")]
    [InlineData("[]", "invalid_client_metadata")]
    [InlineData("{ not json", "invalid_client_metadata")]
    [InlineData("""{"redirect_uris":"https://client.example/"}""", "invalid_client_metadata")]
    [InlineData("""{"redirect_uris":[1]}""", "invalid_client_metadata")]
    [InlineData("""{"redirect_uris":[null]}""", "invalid_redirect_uri")]
    [InlineData("{}", "invalid_redirect_uri")]
    [InlineData("""{"redirect_uris":[]}""", "invalid_redirect_uri")]
    [InlineData("""{"redirect_uris":["http://client.example/"]}""", "invalid_redirect_uri")]
    public async Task A_registration_that_makes_no_sense_is_refused_by_the_errors_name(string body, string error)
    {
        var answer = await _http.PostAsync("/register", new StringContent(body, Encoding.UTF8, "application/json"));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(error, await OAuthClient.ErrorOf(answer));
    }

    [Fact]
    public async Task A_huge_registration_is_not_read()
    {
        var answer = await _http.PostAsync("/register", new StringContent(new string('x', 20_000), Encoding.UTF8, "application/json"));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    [Fact]
    public async Task Many_long_redirects_still_make_an_id_that_fits_into_an_address()
    {
        var redirects = Enumerable.Range(0, 40).Select(i => $"https://client.example/{i}/{new string('a', 900)}").ToArray();
        var answer = await _http.PostAsJsonAsync("/register", new { client_name = new string('n', 10_000), redirect_uris = redirects[..10] });
        Assert.True(answer.StatusCode is HttpStatusCode.RequestEntityTooLarge or HttpStatusCode.BadRequest or HttpStatusCode.Created);
        if (answer.IsSuccessStatusCode) Assert.InRange((await OAuthClient.Json(answer)).GetProperty("client_id").GetString()!.Length, 1, 4000);
    }
}
