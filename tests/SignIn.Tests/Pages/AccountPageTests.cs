using System.Net;
using Oig.SignIn.Tests.Support;
using Oig.Simulator;

namespace Oig.SignIn.Tests.Pages;

/// <summary><c>/account</c>: owners see what they allowed, and end it.</summary>
public sealed class AccountPageTests : IAsyncLifetime
{
    private SignInServer _server = null!;

    public async Task InitializeAsync() => _server = await SignInServer.StartAsync();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task An_owner_sees_each_client_with_its_rights()
    {
        using var reader = await OAuthClient.RegisterAsync(_server.Url, "A reader");
        using var switcher = await OAuthClient.RegisterAsync(_server.Url, "A switcher <b>");
        await reader.SignInAsync();
        await switcher.SignInAsync(control: true);
        var page = await LogInAsync(new Browser());
        var entries = page.Document.QuerySelectorAll("ul.grants li").ToArray();
        Assert.Equal(["A switcher <b>", "A reader"], entries.Select(entry => entry.QuerySelector("h2")!.TextContent));
        Assert.Contains("read and switch", entries[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("read only", entries[1].TextContent, StringComparison.Ordinal);
        Assert.Contains("127.0.0.1", entries[1].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Revoking_ends_that_grant_and_no_other()
    {
        using var one = await OAuthClient.RegisterAsync(_server.Url, "One");
        using var other = await OAuthClient.RegisterAsync(_server.Url, "Other");
        var (first, second) = (await one.SignInAsync(), await other.SignInAsync());
        using var browser = new Browser();
        var page = await LogInAsync(browser);
        var after = await browser.SubmitAsync(page, [], form => form.ParentElement!.QuerySelector("h2")!.TextContent == "One");
        Assert.Equal(["Other"], after.Document.QuerySelectorAll("h2").Select(heading => heading.TextContent));
        Assert.Contains("The access was revoked.", after.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, (await _server.CallAsync(first.Access)).StatusCode);
        Assert.Equal("invalid_grant", await OAuthClient.ErrorOf(await one.RefreshAsync(first.Refresh)));
        Assert.Equal("success", (await _server.ReplyAsync(second.Access)).GetProperty("status").GetString());
    }

    [Fact]
    public async Task A_grant_of_somebody_else_is_not_to_be_ended()
    {
        using var client = await OAuthClient.RegisterAsync(_server.Url, "Mine");
        var tokens = await client.SignInAsync();
        using var browser = new Browser();
        using var mine = new Browser();
        var id = (await LogInAsync(mine)).Document.QuerySelector("input[name=grant]")!.GetAttribute("value")!;
        using var stranger = await OAuthClient.RegisterAsync(_server.Url, "Theirs");
        await stranger.SignInAsync(AccountBook.TwoBoxesEmail);
        var page = await LogInAsync(browser, AccountBook.TwoBoxesEmail);
        var answer = await browser.SubmitAsync(page, [new("grant", id)], form => form.QuerySelector("input[name=grant]") is not null);
        Assert.DoesNotContain("The access was revoked.", answer.Text, StringComparison.Ordinal);
        Assert.Equal("success", (await _server.ReplyAsync(tokens.Access)).GetProperty("status").GetString());
    }

    [Fact]
    public async Task Without_a_login_there_is_nothing_to_see_or_to_end()
    {
        using var browser = new Browser();
        var form = await browser.GetAsync(new Uri(_server.Url, "/account"));
        Assert.Empty(form.Document.QuerySelectorAll("ul.grants"));
        var token = form.Document.QuerySelector("input[name=form]")!.GetAttribute("value")!;
        foreach (var proof in (string[])["", "oig_pg_AAAA", token])
        {
            var answer = await browser.PostAsync(new Uri(_server.Url, "/account/revoke"), [new("form", token), new("page", proof), new("grant", Guid.NewGuid().ToString())]);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
            Assert.Empty(answer.Document.QuerySelectorAll("ul.grants"));
        }
    }

    [Fact]
    public async Task A_wrong_password_is_told_and_noted()
    {
        using var browser = new Browser();
        var answer = await LogInAsync(browser, password: "wrong");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains("did not accept", answer.Text, StringComparison.Ordinal);
        await Server.Tests.Hosting.Eventually.HoldsAsync(() => File.ReadAllLines(_server.Server.Fail2BanLog).Length == 1);
    }

    [Fact]
    public async Task An_account_without_grants_is_told_so_in_its_language()
    {
        using var browser = new Browser();
        var form = await browser.GetAsync(new Uri(_server.Url, "/account?ui_locales=cs"));
        var page = await browser.SubmitAsync(form, Credentials(AccountBook.OneBoxEmail, AccountBook.TestPassword));
        Assert.Contains("Žádná aplikace nemá přístup.", page.Text, StringComparison.Ordinal);
    }

    private async Task<Page> LogInAsync(Browser browser, string email = AccountBook.OneBoxEmail, string password = AccountBook.TestPassword) =>
        await browser.SubmitAsync(await browser.GetAsync(new Uri(_server.Url, "/account")), Credentials(email, password));

    private static KeyValuePair<string, string>[] Credentials(string email, string password) => [new("email", email), new("password", password)];
}
