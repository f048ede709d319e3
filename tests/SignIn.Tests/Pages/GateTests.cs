using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Oig.Api.Door;
using Oig.Server.Tests.Hosting;
using Oig.SignIn.Tests.Support;
using Oig.Simulator;

namespace Oig.SignIn.Tests.Pages;

/// <summary>The page's login passes every gate that credentials in headers pass; tokens pass none of those that guess at addresses.</summary>
public sealed class GateTests
{
    [Fact]
    public async Task A_refused_login_leaves_a_line_for_fail2ban_and_takes_its_time()
    {
        await using var server = await SignInServer.StartAsync();
        using var client = await OAuthClient.RegisterAsync(server.Url);
        var page = await client.Browser.GetAsync(client.AuthorizeUrl());
        var begun = TimeProvider.System.GetTimestamp();
        await client.Browser.SubmitAsync(page, OAuthClient.Fields("stranger@example.com", "password"));
        Assert.True(TimeProvider.System.GetElapsedTime(begun) >= TimeSpan.FromMilliseconds(250));
        await client.Browser.SubmitAsync(page, OAuthClient.Fields("test@example.com", "wrong"));
        await Eventually.HoldsAsync(() => File.ReadAllLines(server.Server.Fail2BanLog).Length == 2);
        var lines = await File.ReadAllLinesAsync(server.Server.Fail2BanLog);
        Assert.Contains("FAILED for user [stranger@example.com] from IP [127.0.0.1]", lines[0], StringComparison.Ordinal);
        Assert.Contains("FAILED for user [test@example.com] from IP [127.0.0.1]", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_account_gate_stops_guesses_on_the_page_and_lets_the_owner_know_how_long()
    {
        await using var server = await SignInServer.StartAsync();
        using var client = await OAuthClient.RegisterAsync(server.Url);
        var page = await client.Browser.GetAsync(client.AuthorizeUrl());
        Page answer = page;
        for (var i = 0; i < 4; i++) answer = await client.Browser.SubmitAsync(page, OAuthClient.Fields("test@example.com", $"wrong {i}"));
        Assert.Equal(HttpStatusCode.TooManyRequests, answer.Status);
        Assert.Contains("Too many sign-ins to this account", answer.Text, StringComparison.Ordinal);
        Assert.Equal(3, server.Server.Portal.Requests.Logins.Count);
    }

    [Fact]
    public async Task An_address_with_too_many_refusals_is_let_in_only_with_what_is_known_to_be_good()
    {
        await using var server = await SignInServer.StartAsync(["--Oig:RateLimit:RefusalsPerMinute=2"]);
        using var client = await OAuthClient.RegisterAsync(server.Url);
        await client.SignInAsync();
        var page = await client.Browser.GetAsync(client.AuthorizeUrl());
        for (var i = 0; i < 2; i++) await client.Browser.SubmitAsync(page, OAuthClient.Fields($"stranger{i}@example.com", "password"));
        var answer = await client.Browser.SubmitAsync(page, OAuthClient.Fields("two@example.com", AccountBook.TestPassword));
        Assert.Equal(HttpStatusCode.TooManyRequests, answer.Status);
        Assert.Contains("from your address", answer.Text, StringComparison.Ordinal);
        await client.SignInAsync();
    }

    [Fact]
    public async Task Bad_tokens_count_against_nobody()
    {
        await using var server = await SignInServer.StartAsync(["--Oig:RateLimit:RefusalsPerMinute=1"]);
        using var client = await OAuthClient.RegisterAsync(server.Url);
        for (var i = 0; i < 10; i++) Assert.Equal(HttpStatusCode.Unauthorized, (await server.CallAsync($"oig_at_{i}")).StatusCode);
        for (var i = 0; i < 10; i++) await client.RefreshAsync("nonsense");
        await client.SignInAsync();
        Assert.Empty(await File.ReadAllLinesAsync(server.Server.Fail2BanLog));
    }

    [Fact]
    public async Task Tokens_go_on_through_an_address_from_which_others_guess()
    {
        await using var server = await SignInServer.StartAsync(["--Oig:RateLimit:RefusalsPerMinute=1"]);
        using var client = await OAuthClient.RegisterAsync(server.Url);
        var tokens = await client.SignInAsync(AccountBook.TwoBoxesEmail);
        var page = await client.Browser.GetAsync(client.AuthorizeUrl());
        await client.Browser.SubmitAsync(page, OAuthClient.Fields("stranger@example.com", "password"));
        Assert.Equal("box_required", (await server.ReplyAsync(tokens.Access)).GetProperty("code").GetString());
    }

    [Fact]
    public async Task After_a_change_of_the_portals_password_the_token_is_invalid_and_the_grant_dead()
    {
        await using var server = await SignInServer.StartAsync();
        using var client = await OAuthClient.RegisterAsync(server.Url);
        var tokens = await client.SignInAsync();
        Assert.Equal("success", (await server.ReplyAsync(tokens.Access)).GetProperty("status").GetString());
        var portal = server.Server.Portal;
        portal.Accounts.Add(AccountBook.OneBoxEmail, "another password", new SimulatedBox("2206230001"));
        portal.KillSessions();
        using var answer = await server.CallAsync(tokens.Access, "get_notifications");
        Assert.True(answer.StatusCode == HttpStatusCode.Unauthorized, await answer.Content.ReadAsStringAsync());
        Assert.Contains("error=\"invalid_token\"", answer.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
        Assert.Equal("invalid_grant", await OAuthClient.ErrorOf(await client.RefreshAsync(tokens.Refresh)));
        Assert.Equal(HttpStatusCode.Unauthorized, (await server.CallAsync(tokens.Access)).StatusCode);
        Assert.Empty(await File.ReadAllLinesAsync(server.Server.Fail2BanLog));
    }

    [Fact]
    public async Task Once_the_portal_has_accepted_another_password_tokens_with_the_one_before_are_void()
    {
        await using var server = await SignInServer.StartAsync();
        using var client = await OAuthClient.RegisterAsync(server.Url);
        var before = await client.SignInAsync();
        server.Server.Portal.Accounts.Add(AccountBook.OneBoxEmail, "another password", new SimulatedBox("2206230001"));
        var code = CodeOf(await client.ConsentAsync(AccountBook.OneBoxEmail, "another password"));
        var after = await OAuthClient.TokensOf(await client.ExchangeAsync(code));
        Assert.Equal("invalid_grant", await OAuthClient.ErrorOf(await client.RefreshAsync(before.Refresh)));
        Assert.Equal(HttpStatusCode.Unauthorized, (await server.CallAsync(before.Access)).StatusCode);
        Assert.Equal("success", (await server.ReplyAsync(after.Access)).GetProperty("status").GetString());
    }

    [Fact]
    public async Task An_owner_who_was_taken_off_the_list_is_told_so_and_nobody_is_banned()
    {
        await using var server = await SignInServer.StartAsync();
        using var client = await OAuthClient.RegisterAsync(server.Url);
        var tokens = await client.SignInAsync();
        await File.WriteAllTextAsync(server.Server.Services.GetRequiredService<IOptions<AccessOptions>>().Value.WhitelistPath, "somebody@example.com");
        await NotListedAsync(server, tokens.Access);
        Assert.Empty(await File.ReadAllLinesAsync(server.Server.Fail2BanLog));
    }

    // The list is looked at once a second.
    private static async Task NotListedAsync(SignInServer server, string token)
    {
        for (var tries = 0; ; tries++, await Task.Delay(200))
        {
            var reply = await server.ReplyAsync(token);
            if (reply.TryGetProperty("code", out var code) && code.GetString() == "not_on_whitelist") return;
            Assert.True(tries < 150, reply.ToString());
        }
    }

    private static string CodeOf(Uri location) => System.Web.HttpUtility.ParseQueryString(location.Query)["code"]!;
}
