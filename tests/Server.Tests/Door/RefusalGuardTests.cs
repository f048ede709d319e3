using System.Globalization;
using Oig.Server.Tests.Hosting;
using Oig.Simulator;

namespace Oig.Server.Tests.Door;

public sealed class RefusalGuardTests : IAsyncLifetime, IDisposable
{
    private const string Guesser = "203.0.113.9";

    private readonly HttpClient _http = new();
    private OigServer _server = null!;

    public async Task InitializeAsync() => _server = await OigServer.StartAsync(
        ["--Oig:Access:TrustedProxies=127.0.0.1", "--Oig:RateLimit:RefusalsPerMinute=3", "--Oig:RateLimit:RequestsPerSecond=1", "--Oig:RateLimit:Burst=12"]);

    public async Task DisposeAsync() => await _server.DisposeAsync();

    public void Dispose() => _http.Dispose();

    [Fact]
    public async Task An_address_whose_credentials_were_refused_too_often_is_turned_away_but_for_credentials_known_to_be_good()
    {
        Assert.Equal("success", await TryAsync(AccountBook.TestPassword));
        for (var i = 0; i < 3; i++) Assert.Equal("authentication_failed", await TryAsync("wrong"));

        Assert.Equal("429", await TryAsync("wrong"));
        Assert.Equal("429", await TryAsync("another"));
        Assert.Equal("429", await _http.TryAsync(_server.Mcp, "stranger@example.com", "any", Guesser));
        Assert.Equal("success", await TryAsync(AccountBook.TestPassword));
        Assert.Equal("authentication_failed", await TryAsync("wrong", "203.0.113.10"));
    }

    [Fact]
    public async Task Without_credentials_nobody_is_turned_away_for_refusals()
    {
        for (var i = 0; i < 4; i++) await _http.TryAsync(_server.Mcp, "stranger@example.com", "any", Guesser);
        using var response = await _http.SendAsync(RawMcp.Request(_server.Mcp, "tools/list", null).With("X-Forwarded-For", Guesser));
        Assert.True(response.IsSuccessStatusCode);
    }

    [Fact]
    public async Task Too_many_requests_are_told_when_to_come_again()
    {
        HttpResponseMessage? refused = null;
        for (var i = 0; i < 20 && refused is null; i++)
        {
            var response = await _http.SendAsync(RawMcp.Request(_server.Mcp, "tools/list", null).With("X-Forwarded-For", Guesser));
            if (!response.IsSuccessStatusCode) refused = response;
            else response.Dispose();
        }

        using (refused)
        {
            Assert.Equal(429, (int)refused!.StatusCode);
            Assert.InRange(int.Parse(refused.Headers.GetValues("Retry-After").Single(), CultureInfo.InvariantCulture), 1, 10);
            Assert.Contains("Too many requests from this address.", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            Assert.Equal("no-store", refused.Headers.CacheControl?.ToString());
        }

        Assert.Equal("success", await TryAsync(AccountBook.TestPassword, "203.0.113.10"));
    }

    private Task<string> TryAsync(string password, string from = Guesser) => _http.TryAsync(_server.Mcp, AccountBook.OneBoxEmail, password, from);
}
