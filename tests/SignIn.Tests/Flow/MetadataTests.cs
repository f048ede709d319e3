using System.Net;
using Oig.Server.Tests.Hosting;
using Oig.SignIn.Tests.Support;
using Oig.Simulator;

namespace Oig.SignIn.Tests.Flow;

/// <summary>How a client finds its way, and when there is none.</summary>
public sealed class MetadataTests(SharedSignIn shared) : IClassFixture<SharedSignIn>, IDisposable
{
    private static readonly string[] Paths =
        ["/.well-known/oauth-protected-resource", "/.well-known/oauth-protected-resource/mcp", "/.well-known/oauth-authorization-server", "/.well-known/openid-configuration", "/authorize", "/account"];

    private readonly HttpClient _http = new();

    public void Dispose() => _http.Dispose();

    [Fact]
    public async Task A_request_without_credentials_is_told_where_to_get_a_token()
    {
        using var response = await _http.SendAsync(RawMcp.Request(shared.Server.Mcp, "initialize", null));
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        var challenge = Assert.Single(response.Headers.WwwAuthenticate).ToString();
        Assert.Equal($"Bearer resource_metadata=\"{At("/.well-known/oauth-protected-resource/mcp")}\", scope=\"battery:read\"", challenge);
    }

    [Theory]
    [InlineData("oig_at_")]
    [InlineData("oig_at_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("oig_rt_AAAA")]
    [InlineData("oig_")]
    public async Task A_bad_token_is_invalid(string token)
    {
        using var response = await shared.Server.CallAsync(token);
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Contains("error=\"invalid_token\"", Assert.Single(response.Headers.WwwAuthenticate).ToString(), StringComparison.Ordinal);
        Assert.Equal("invalid_token", await OAuthClient.ErrorOf(response));
    }

    [Fact]
    public async Task A_huge_token_is_invalid_too()
    {
        using var response = await shared.Server.CallAsync($"oig_at_{new string('A', 20_000)}");
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Theory]
    [InlineData("X-OIG-Email", "nobody@example.com")]
    [InlineData("X-OIG-Password", "x")]
    [InlineData("Authorization", "Basic !!!")]
    [InlineData("Authorization", "Bearer not-base64-!")]
    [InlineData("Authorization", "Bearer bm9ib2R5QGV4YW1wbGUuY29tOnBhc3N3b3Jk")]
    public async Task Credentials_in_headers_never_get_a_401(string header, string value)
    {
        using var response = await _http.SendAsync(RawMcp.Call(shared.Server.Mcp, "get_basic_data", null).With(header, value));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("error", (await response.ResultAsync()).GetProperty("structuredContent").GetProperty("status").GetString());
    }

    [Fact]
    public async Task Header_clients_go_on_unchanged()
    {
        await using var client = await shared.Server.Server.ConnectAsync(AccountBook.OneBoxEmail, AccountBook.TestPassword);
        Assert.Equal("success", (await client.CallAsync("get_basic_data")).Status());
    }

    [Theory]
    [InlineData("/.well-known/oauth-protected-resource")]
    [InlineData("/.well-known/oauth-protected-resource/mcp")]
    public async Task The_resource_names_itself_and_its_issuer_exactly(string path)
    {
        var json = await OAuthClient.Json(await _http.GetAsync(At(path)));
        Assert.Equal(At("/mcp").AbsoluteUri, json.GetProperty("resource").GetString());
        Assert.Equal(At("/").AbsoluteUri, Assert.Single(json.GetProperty("authorization_servers").EnumerateArray()).GetString());
        Assert.Equal("battery:read", Assert.Single(json.GetProperty("scopes_supported").EnumerateArray()).GetString());
    }

    [Theory]
    [InlineData("/.well-known/oauth-authorization-server")]
    [InlineData("/.well-known/openid-configuration")]
    public async Task The_authorization_server_offers_only_what_it_takes(string path)
    {
        var json = await OAuthClient.Json(await _http.GetAsync(At(path)));
        Assert.Equal(At("/").AbsoluteUri, json.GetProperty("issuer").GetString());
        foreach (var endpoint in (string[])["authorize", "token", "register"])
            Assert.Contains(json.EnumerateObject(), property => property.Value.ToString() == At($"/{endpoint}").AbsoluteUri);
        Assert.Equal("S256", Assert.Single(json.GetProperty("code_challenge_methods_supported").EnumerateArray()).GetString());
        Assert.Equal("none", Assert.Single(json.GetProperty("token_endpoint_auth_methods_supported").EnumerateArray()).GetString());
        Assert.True(json.GetProperty("authorization_response_iss_parameter_supported").GetBoolean());
        Assert.True(json.GetProperty("client_id_metadata_document_supported").GetBoolean());
    }

    [Theory]
    [InlineData("GET", "/.well-known/oauth-protected-resource")]
    [InlineData("POST", "/token")]
    [InlineData("POST", "/register")]
    public async Task Programs_in_a_browser_may_ask(string method, string path)
    {
        using var preflight = new HttpRequestMessage(HttpMethod.Options, At(path));
        preflight.Headers.TryAddWithoutValidation("Origin", "http://localhost:6274");
        preflight.Headers.TryAddWithoutValidation("Access-Control-Request-Method", method);
        preflight.Headers.TryAddWithoutValidation("Access-Control-Request-Headers", "content-type,mcp-protocol-version");
        using var response = await _http.SendAsync(preflight);
        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Equal("http://localhost:6274", Assert.Single(response.Headers.GetValues("Access-Control-Allow-Origin")));
    }

    [Fact]
    public async Task Addresses_are_those_of_the_world_and_not_those_of_the_proxys_request()
    {
        await using var server = await OigServer.StartAsync(["--Oig:Access:PublicUrl=https://battery.example.com", $"--Oig:Session:Secret={SignInServer.Secret}"]);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(server.Url, "/.well-known/oauth-authorization-server"));
        request.Headers.Host = "battery.example.com";
        var json = await OAuthClient.Json(await _http.SendAsync(request));
        Assert.Equal("https://battery.example.com/token", json.GetProperty("token_endpoint").GetString());
        using var call = RawMcp.Call(server.Mcp, "get_basic_data", null);
        call.Headers.Host = "battery.example.com";
        using var refused = await _http.SendAsync(call);
        Assert.Contains("\"https://battery.example.com/.well-known/oauth-protected-resource/mcp\"", refused.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_reads_no_documents_of_clients_says_so_and_takes_none()
    {
        await using var server = await SignInServer.StartAsync(["--Oig:Access:ClientDocuments=false"]);
        var json = await OAuthClient.Json(await _http.GetAsync(new Uri(server.Url, "/.well-known/oauth-authorization-server")));
        Assert.False(json.GetProperty("client_id_metadata_document_supported").GetBoolean());
        using var client = await OAuthClient.RegisterAsync(server.Url);
        Assert.Equal(HttpStatusCode.BadRequest, (await client.Browser.GetAsync(client.AuthorizeUrl(("client_id", "https://client.example/client.json")))).Status);
        Assert.Equal("invalid_client", await OAuthClient.ErrorOf(await client.RefreshAsync("oig_rt_AAAA", ("client_id", "https://client.example/client.json"))));
        await client.SignInAsync();
    }

    [Fact]
    public async Task Without_an_address_nothing_of_it_is_there()
    {
        await using var server = await OigServer.StartAsync([$"--Oig:Session:Secret={SignInServer.Secret}"]);
        await AssertOffAsync(server);
    }

    private async Task AssertOffAsync(OigServer server)
    {
        foreach (var path in Paths)
        {
            using var response = await _http.GetAsync(new Uri(server.Url, path));
            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
            Assert.Empty(await response.Content.ReadAsStringAsync());
        }

        foreach (var path in (string[])["/token", "/register", "/revoke"])
        {
            using var response = await _http.PostAsync(new Uri(server.Url, path), new FormUrlEncodedContent([]));
            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        }

        using var call = await _http.SendAsync(RawMcp.Call(server.Mcp, "get_basic_data", null));
        Assert.Equal("missing_credentials", (await call.ResultAsync()).GetProperty("structuredContent").GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("http://battery.example.com")]
    [InlineData("https://battery.example.com/path")]
    [InlineData("https://user@battery.example.com")]
    [InlineData("https://battery.example.com?x")]
    [InlineData("battery.example.com")]
    public async Task A_wrong_address_stops_the_start_with_the_settings_name(string url)
    {
        var error = await Assert.ThrowsAnyAsync<Exception>(() => OigServer.StartAsync([$"--Oig:Access:PublicUrl={url}"]));
        Assert.Contains("Oig:Access:PublicUrl", error.ToString(), StringComparison.Ordinal);
    }

    private Uri At(string path) => new(shared.Server.Url, path);
}
