using System.Net;
using Oig.SignIn.Tests.Support;
using Oig.Simulator;

namespace Oig.SignIn.Tests.Flow;

/// <summary>Codes and refresh tokens at <c>/token</c>.</summary>
public sealed class TokenTests(SharedSignIn shared) : IClassFixture<SharedSignIn>
{
    [Fact]
    public async Task A_code_becomes_tokens_that_say_what_they_are_good_for()
    {
        using var client = await NewClientAsync();
        var read = await client.SignInAsync();
        Assert.Equal("battery:read", read.Scope);
        Assert.InRange(read.ExpiresIn, 3500, 3600);
        Assert.StartsWith("oig_at_", read.Access, StringComparison.Ordinal);
        Assert.StartsWith("oig_rt_", read.Refresh, StringComparison.Ordinal);
        Assert.Equal("battery:read battery:control", (await client.SignInAsync(control: true)).Scope);
    }

    [Fact]
    public async Task An_access_token_calls_tools_and_the_portal_is_logged_in_to_once()
    {
        using var client = await NewClientAsync();
        var before = shared.Server.Server.Portal.Requests.Logins.Count;
        var tokens = await client.SignInAsync(AccountBook.TwoBoxesEmail);
        var reply = await shared.Server.ReplyAsync(tokens.Access, arguments: new System.Text.Json.Nodes.JsonObject { ["box_id"] = "1" });
        Assert.Equal("unknown_box", reply.GetProperty("code").GetString());
        Assert.InRange(shared.Server.Server.Portal.Requests.Logins.Count - before, 0, 1);
    }

    [Fact]
    public async Task Five_refreshes_at_once_are_five_successes()
    {
        using var client = await NewClientAsync();
        var tokens = await client.SignInAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => client.RefreshAsync(tokens.Refresh)));
        foreach (var answer in answers)
        {
            var renewed = await OAuthClient.TokensOf(answer);
            Assert.Equal("success", (await shared.Server.ReplyAsync(renewed.Access)).GetProperty("status").GetString());
            Assert.Equal(HttpStatusCode.OK, (await client.RefreshAsync(renewed.Refresh)).StatusCode);
        }
    }

    [Fact]
    public async Task A_code_sent_twice_ends_the_grant_of_the_first()
    {
        using var client = await NewClientAsync();
        var code = await client.CodeAsync();
        var tokens = await OAuthClient.TokensOf(await client.ExchangeAsync(code));
        Assert.Equal("invalid_grant", await OAuthClient.ErrorOf(await client.ExchangeAsync(code)));
        Assert.Equal("invalid_grant", await OAuthClient.ErrorOf(await client.RefreshAsync(tokens.Refresh)));
        Assert.Equal(HttpStatusCode.Unauthorized, (await shared.Server.CallAsync(tokens.Access)).StatusCode);
    }

    [Fact]
    public async Task An_old_refresh_token_ends_the_grant()
    {
        using var client = await NewClientAsync();
        var first = await client.SignInAsync();
        var second = await OAuthClient.TokensOf(await client.RefreshAsync(first.Refresh));
        var third = await OAuthClient.TokensOf(await client.RefreshAsync(second.Refresh));
        Assert.Equal("invalid_grant", await OAuthClient.ErrorOf(await client.RefreshAsync(first.Refresh)));
        Assert.Equal("invalid_grant", await OAuthClient.ErrorOf(await client.RefreshAsync(third.Refresh)));
    }

    [Theory]
    [InlineData("code", null, "invalid_request")]
    [InlineData("code", "oig_ac_AAAA", "invalid_grant")]
    [InlineData("code", "nonsense", "invalid_grant")]
    [InlineData("+code", "another", "invalid_request")]
    [InlineData("code_verifier", null, "invalid_request")]
    [InlineData("code_verifier", "wrong-verifier-of-forty-three-characters-....", "invalid_grant")]
    [InlineData("redirect_uri", null, "invalid_request")]
    [InlineData("redirect_uri", "https://evil.example/cb", "invalid_grant")]
    [InlineData("client_id", null, "invalid_request")]
    [InlineData("client_id", "nobody", "invalid_client")]
    [InlineData("grant_type", null, "invalid_request")]
    [InlineData("grant_type", "password", "unsupported_grant_type")]
    [InlineData("grant_type", "client_credentials", "unsupported_grant_type")]
    [InlineData("resource", "https://elsewhere.example/mcp", "invalid_target")]
    public async Task A_bad_exchange_gets_the_error_of_the_standard_and_burns_nothing(string name, string? value, string error)
    {
        using var client = await NewClientAsync();
        var code = await client.CodeAsync();
        Assert.Equal(error, await OAuthClient.ErrorOf(await client.ExchangeAsync(code, (name, value))));
        await OAuthClient.TokensOf(await client.ExchangeAsync(code));
    }

    [Fact]
    public async Task What_belongs_to_one_client_is_void_in_the_hands_of_another()
    {
        using var one = await NewClientAsync();
        using var other = await NewClientAsync();
        var code = await one.CodeAsync();
        Assert.Equal("invalid_grant", await OAuthClient.ErrorOf(await one.ExchangeAsync(code, ("client_id", other.ClientId))));
        var tokens = await OAuthClient.TokensOf(await one.ExchangeAsync(code));
        Assert.Equal("invalid_grant", await OAuthClient.ErrorOf(await other.RefreshAsync(tokens.Refresh)));
        await OAuthClient.TokensOf(await one.RefreshAsync(tokens.Refresh));
    }

    [Fact]
    public async Task A_token_of_one_kind_is_void_as_another()
    {
        using var client = await NewClientAsync();
        var code = await client.CodeAsync();
        Assert.Equal("invalid_grant", await OAuthClient.ErrorOf(await client.RefreshAsync(code)));
        var tokens = await OAuthClient.TokensOf(await client.ExchangeAsync(code));
        Assert.Equal("invalid_grant", await OAuthClient.ErrorOf(await client.RefreshAsync(tokens.Access)));
        Assert.Equal("invalid_grant", await OAuthClient.ErrorOf(await client.ExchangeAsync(tokens.Refresh)));
        foreach (var token in (string[])[tokens.Refresh, code, client.ClientId, $"oig_at_{tokens.Refresh[7..]}"])
            Assert.Equal(HttpStatusCode.Unauthorized, (await shared.Server.CallAsync(token)).StatusCode);
    }

    [Theory]
    [InlineData("battery:read")]
    [InlineData("battery:read battery:control")]
    [InlineData("openid")]
    public async Task A_scope_that_a_refresh_asks_for_changes_nothing(string scope)
    {
        using var client = await NewClientAsync();
        var tokens = await client.SignInAsync();
        Assert.Equal("battery:read", (await OAuthClient.TokensOf(await client.RefreshAsync(tokens.Refresh, ("scope", scope)))).Scope);
    }

    [Fact]
    public async Task A_client_may_give_its_tokens_back()
    {
        using var client = await NewClientAsync();
        foreach (var which in (Func<Tokens, string>[])[tokens => tokens.Access, tokens => tokens.Refresh])
        {
            var tokens = await client.SignInAsync();
            Assert.Equal(HttpStatusCode.OK, (await client.PostAsync("/revoke", ("token", which(tokens)))).StatusCode);
            Assert.Equal("invalid_grant", await OAuthClient.ErrorOf(await client.RefreshAsync(tokens.Refresh)));
            Assert.Equal(HttpStatusCode.Unauthorized, (await shared.Server.CallAsync(tokens.Access)).StatusCode);
        }
    }

    [Fact]
    public async Task Giving_back_what_is_no_token_is_fine_and_giving_back_nothing_is_not()
    {
        using var client = await NewClientAsync();
        Assert.Equal(HttpStatusCode.OK, (await client.PostAsync("/revoke", ("token", "nonsense"))).StatusCode);
        Assert.Equal("invalid_request", await OAuthClient.ErrorOf(await client.PostAsync("/revoke")));
        Assert.Equal("invalid_request", await OAuthClient.ErrorOf(await client.PostAsync("/revoke", ("token", "a"), ("+token", "b"))));
    }

    private Task<OAuthClient> NewClientAsync() => OAuthClient.RegisterAsync(shared.Server.Url);
}
