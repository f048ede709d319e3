using System.Net;
using System.Text.Json.Nodes;
using Oig.Server.Tests.Hosting;

namespace Oig.Server.Tests;

public class HttpSurfaceTests(SharedServer shared) : IClassFixture<SharedServer>, IDisposable
{
    private readonly HttpClient _http = new();

    public void Dispose()
    {
        _http.Dispose();
        GC.SuppressFinalize(this);
    }

    [Theory]
    [InlineData("evil.example.com")]
    [InlineData("localhost.evil.example.com")]
    [InlineData("xn--a")]
    [InlineData("evil.example.com:8000")]
    [InlineData("2130706433")]
    public async Task A_request_to_another_host_is_misdirected_and_the_answer_names_the_setting(string host)
    {
        using var response = await PingAsync(host, null);
        Assert.Equal(HttpStatusCode.MisdirectedRequest, response.StatusCode);
        Assert.Equal("The Host header does not name this server; set Oig:Access:AllowedHosts", await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("localhost", "https://evil.example.com")]
    [InlineData("localhost", "null")]
    [InlineData("192.168.1.5:8000", "http://192.168.1.6:8000")]
    public async Task A_request_from_another_page_is_refused(string host, string origin)
    {
        using var response = await PingAsync(host, origin);
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Theory]
    [InlineData("http://localhost:6274", HttpStatusCode.NoContent, "http://localhost:6274")]
    [InlineData("https://evil.example.com", HttpStatusCode.Forbidden, null)]
    public async Task A_browser_may_ask_first_whether_a_page_may_call(string origin, HttpStatusCode status, string? allowed)
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, shared.Server.Mcp).With("Origin", origin)
            .With("Access-Control-Request-Method", "POST").With("Access-Control-Request-Headers", "content-type,x-oig-email,x-oig-password,mcp-protocol-version");
        using var response = await _http.SendAsync(request);
        Assert.Equal(status, response.StatusCode);
        Assert.Equal(allowed, response.Headers.TryGetValues("Access-Control-Allow-Origin", out var origins) ? origins.Single() : null);
        if (allowed is not null) Assert.Contains("x-oig-password", response.Headers.GetValues("Access-Control-Allow-Headers").Single(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("localhost", null)]
    [InlineData("127.0.0.1:8000", null)]
    [InlineData("[::1]:8000", null)]
    [InlineData("LOCALHOST:1", "http://localhost:6274")]
    [InlineData("192.168.1.5:8000", null)]
    [InlineData("192.168.1.5:8000", "http://192.168.1.5:8000")]
    [InlineData("[2001:db8::7]:8000", null)]
    public async Task A_request_by_a_loopback_name_or_an_address_is_served(string host, string? origin)
    {
        using var response = await PingAsync(host, origin);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData("/.well-known/oauth-authorization-server")]
    [InlineData("/.well-known/oauth-protected-resource/mcp")]
    [InlineData("/.well-known/openid-configuration")]
    [InlineData("/nothing")]
    public async Task What_is_not_served_is_a_clean_404(string path)
    {
        using var response = await _http.GetAsync(new Uri(shared.Server.Url, path));
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsStringAsync());
        Assert.False(response.Headers.Contains("WWW-Authenticate"));
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task Health_is_told(string path)
    {
        using var response = await _http.GetAsync(new Uri(shared.Server.Url, path));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task The_server_does_not_say_what_it_is_made_of()
    {
        using var response = await PingAsync("localhost", null);
        Assert.False(response.Headers.Contains("Server"));
        Assert.False(response.Headers.Contains("X-Powered-By"));
    }

    private Task<HttpResponseMessage> PingAsync(string host, string? origin)
    {
        var request = RawMcp.Request(shared.Server.Mcp, "tools/list", new JsonObject());
        request.Headers.Host = host;
        if (origin is not null) request.With("Origin", origin);
        return _http.SendAsync(request);
    }
}
