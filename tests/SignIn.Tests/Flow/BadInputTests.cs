using System.Net;
using System.Web;
using Microsoft.Extensions.DependencyInjection;
using Oig.Grains.Tests.Control.Cluster;
using Oig.SignIn.Tests.Support;
using Oig.Simulator;

namespace Oig.SignIn.Tests.Flow;

/// <summary>Parameters that are there twice, or huge; and what is good elsewhere, or was good once.</summary>
public sealed class BadInputTests(SharedSignIn shared) : IClassFixture<SharedSignIn>
{
    private const string Verifier = "a-verifier-of-forty-three-characters-.......";

    [Theory]
    [InlineData("response_type", "code")]
    [InlineData("client_id", "another")]
    [InlineData("redirect_uri", OAuthClient.Redirect)]
    [InlineData("state", "another-state")]
    [InlineData("code_challenge", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM")]
    [InlineData("code_challenge_method", "S256")]
    [InlineData("scope", "battery:control")]
    [InlineData("prompt", "login")]
    public async Task A_parameter_that_is_there_twice_shows_no_form(string name, string value)
    {
        using var client = await OAuthClient.RegisterAsync(shared.Server.Url);
        var answer = await client.Browser.GetAsync(name == "prompt" ? client.AuthorizeUrl((name, value), ($"+{name}", value)) : client.AuthorizeUrl(($"+{name}", value)));
        AssertRefused(answer);
        Assert.Empty(answer.Document.Forms);
    }

    [Theory]
    [InlineData("response_type")]
    [InlineData("client_id")]
    [InlineData("redirect_uri")]
    [InlineData("state")]
    [InlineData("code_challenge")]
    [InlineData("code_challenge_method")]
    [InlineData("resource")]
    [InlineData("prompt")]
    public async Task A_huge_parameter_is_refused(string name)
    {
        using var client = await OAuthClient.RegisterAsync(shared.Server.Url);
        foreach (var length in (int[])[5_000, 20_000])
            AssertRefused(await client.Browser.GetAsync(client.AuthorizeUrl((name, new string('a', length)))));
    }

    [Theory]
    [InlineData("grant_type", "authorization_code")]
    [InlineData("client_id", "another")]
    [InlineData("redirect_uri", OAuthClient.Redirect)]
    [InlineData("code_verifier", Verifier)]
    public async Task A_token_request_with_a_parameter_twice_is_invalid(string name, string value)
    {
        using var client = await OAuthClient.RegisterAsync(shared.Server.Url);
        var code = await client.CodeAsync();
        Assert.Equal("invalid_request", await OAuthClient.ErrorOf(await client.ExchangeAsync(code, ($"+{name}", value))));
        await OAuthClient.TokensOf(await client.ExchangeAsync(code));
    }

    [Theory]
    [InlineData("code", "invalid_grant")]
    [InlineData("client_id", "invalid_client")]
    [InlineData("redirect_uri", "invalid_grant")]
    [InlineData("code_verifier", "invalid_grant")]
    [InlineData("grant_type", "unsupported_grant_type")]
    public async Task A_token_request_with_a_huge_parameter_gets_the_error_of_a_wrong_one(string name, string error)
    {
        using var client = await OAuthClient.RegisterAsync(shared.Server.Url);
        var code = await client.CodeAsync();
        Assert.Equal(error, await OAuthClient.ErrorOf(await client.ExchangeAsync(code, (name, new string('a', 20_000)))));
        using var tooLarge = await client.ExchangeAsync(code, (name, new string('a', 100_000)));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, tooLarge.StatusCode);
        await OAuthClient.TokensOf(await client.ExchangeAsync(code));
    }

    [Theory]
    [InlineData("refresh_token", null, "invalid_request")]
    [InlineData("refresh_token", "", "invalid_request")]
    [InlineData("refresh_token", "oig_rt_AAAA", "invalid_grant")]
    [InlineData("+refresh_token", "another", "invalid_request")]
    [InlineData("client_id", null, "invalid_client")]
    [InlineData("client_id", "nobody", "invalid_client")]
    [InlineData("resource", "https://elsewhere.example/mcp", "invalid_target")]
    public async Task A_bad_refresh_gets_the_error_of_the_standard_and_ends_nothing(string name, string? value, string error)
    {
        using var client = await OAuthClient.RegisterAsync(shared.Server.Url);
        var tokens = await client.SignInAsync();
        Assert.Equal(error, await OAuthClient.ErrorOf(await client.RefreshAsync(tokens.Refresh, (name, value))));
        await OAuthClient.TokensOf(await client.RefreshAsync(tokens.Refresh));
    }

    [Fact]
    public async Task A_token_with_a_character_changed_is_void_wherever_it_is_sent()
    {
        using var client = await OAuthClient.RegisterAsync(shared.Server.Url);
        var tokens = await client.SignInAsync();
        for (var place = 0; place < tokens.Access.Length; place += 9)
            Assert.Equal(HttpStatusCode.Unauthorized, (await shared.Server.CallAsync(Changed(tokens.Access, Math.Max(place, 7)))).StatusCode);
        for (var place = 0; place < tokens.Refresh.Length; place += 9)
            Assert.Equal("invalid_grant", await OAuthClient.ErrorOf(await client.RefreshAsync(Changed(tokens.Refresh, place))));
        await OAuthClient.TokensOf(await client.RefreshAsync(tokens.Refresh));
    }

    [Fact]
    public async Task What_another_server_sealed_is_void_here()
    {
        await using var other = await SignInServer.StartAsync(["--Oig:Session:Secret=another secret, of forty characters also"]);
        using var theirs = await OAuthClient.RegisterAsync(other.Url);
        using var client = await OAuthClient.RegisterAsync(shared.Server.Url);
        var (code, tokens) = (await theirs.CodeAsync(), await theirs.SignInAsync());
        Assert.Equal(HttpStatusCode.Unauthorized, (await shared.Server.CallAsync(tokens.Access)).StatusCode);
        Assert.Equal("invalid_grant", await OAuthClient.ErrorOf(await client.RefreshAsync(tokens.Refresh)));
        Assert.Equal("invalid_grant", await OAuthClient.ErrorOf(await client.ExchangeAsync(code)));
        AssertRefused(await client.Browser.GetAsync(client.AuthorizeUrl(("client_id", theirs.ClientId))));
        Assert.Equal("invalid_client", await OAuthClient.ErrorOf(await client.RefreshAsync(tokens.Refresh, ("client_id", theirs.ClientId))));
    }

    [Fact]
    public async Task What_was_good_once_is_not_good_for_ever()
    {
        var time = new ShiftedTime();
        await using var server = await SignInServer.StartAsync(adjust: builder => builder.Services.AddSingleton<TimeProvider>(time), portal: await PortalSimulator.StartAsync(time: time));
        using var client = await OAuthClient.RegisterAsync(server.Url);
        var (code, tokens) = (await client.CodeAsync(), await client.SignInAsync());
        time.MoveAhead(TimeSpan.FromSeconds(61));
        Assert.Equal("invalid_grant", await OAuthClient.ErrorOf(await client.ExchangeAsync(code)));
        Assert.Equal(HttpStatusCode.OK, (await server.CallAsync(tokens.Access)).StatusCode);
        time.MoveAhead(TimeSpan.FromHours(1));
        Assert.Equal(HttpStatusCode.Unauthorized, (await server.CallAsync(tokens.Access)).StatusCode);
        var renewed = await OAuthClient.TokensOf(await client.RefreshAsync(tokens.Refresh));
        time.MoveAhead(TimeSpan.FromDays(31));
        Assert.Equal("invalid_grant", await OAuthClient.ErrorOf(await client.RefreshAsync(renewed.Refresh)));
    }

    private static string Changed(string token, int place) => $"{token[..place]}{(token[place] == 'A' ? 'B' : 'A')}{token[(place + 1)..]}";

    private static void AssertRefused(Page answer)
    {
        if (answer.Location is { } location) Assert.Equal((null, true), (HttpUtility.ParseQueryString(location.Query)["code"], HttpUtility.ParseQueryString(location.Query)["error"] is not null));
        else Assert.InRange((int)answer.Status, 400, 499);
    }
}
