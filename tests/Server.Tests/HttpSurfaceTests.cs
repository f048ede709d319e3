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
    [InlineData("evil.example.com", null)]
    [InlineData("localhost.evil.example.com", null)]
    [InlineData("localhost", "https://evil.example.com")]
    [InlineData("localhost", "null")]
    public async Task A_request_that_names_another_host_or_comes_from_another_page_is_refused(string host, string? origin)
    {
        using var response = await PingAsync(host, origin);
        Assert.True(response.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("localhost", null)]
    [InlineData("127.0.0.1:8000", null)]
    [InlineData("[::1]:8000", null)]
    [InlineData("LOCALHOST:1", "http://localhost:6274")]
    public async Task A_request_by_a_loopback_name_is_served(string host, string? origin)
    {
        using var response = await PingAsync(host, origin);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task The_refusal_says_which_setting_allows_the_name()
    {
        using var response = await PingAsync("battery.example.com", null);
        Assert.Contains("Oig:Access:AllowedHosts", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/.well-known/oauth-authorization-server")]
    [InlineData("/.well-known/oauth-protected-resource/mcp")]
    [InlineData("/.well-known/openid-configuration")]
    [InlineData("/")]
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
