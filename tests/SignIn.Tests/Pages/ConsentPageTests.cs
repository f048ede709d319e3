using System.Net;
using AngleSharp.Html.Dom;
using Oig.SignIn.Tests.Support;

namespace Oig.SignIn.Tests.Pages;

/// <summary>The page that asks the owner: what it says, what it hides, and whom it lets in.</summary>
public sealed class ConsentPageTests(SharedSignIn shared) : IClassFixture<SharedSignIn>
{
    [Fact]
    public async Task The_page_says_who_asks_and_where_the_code_goes()
    {
        using var client = await OAuthClient.RegisterAsync(shared.Server.Url, "Claude", "https://claude.ai/api/mcp/auth_callback");
        var page = await client.Browser.GetAsync(client.AuthorizeUrl(("redirect_uri", "https://claude.ai/api/mcp/auth_callback")));
        Assert.Equal("Connect Claude to your battery", page.Document.QuerySelector("h1")!.TextContent);
        Assert.Equal("claude.ai", page.Document.QuerySelector(".target strong")!.TextContent);
        Assert.DoesNotContain("on your device", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_on_this_device_is_warned_of()
    {
        using var client = await OAuthClient.RegisterAsync(shared.Server.Url);
        Assert.Contains("on your device", (await client.Browser.GetAsync(client.AuthorizeUrl())).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cs", "cs", "Heslo k portálu OIG")]
    [InlineData("cs-CZ,cs;q=0.9,en;q=0.8", "cs", "Přihlásit a povolit")]
    [InlineData("en-GB,cs;q=0.5", "en", "Sign in and allow")]
    [InlineData("de", "en", "Sign in and allow")]
    public async Task The_page_speaks_the_browsers_language(string accept, string language, string text)
    {
        using var client = await OAuthClient.RegisterAsync(shared.Server.Url);
        var page = await client.Browser.GetAsync(client.AuthorizeUrl(), accept);
        Assert.Equal(language, page.Document.DocumentElement.GetAttribute("lang"));
        Assert.Contains(text, page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_other_language_is_a_link_away_and_stays_after_a_mistake()
    {
        using var client = await OAuthClient.RegisterAsync(shared.Server.Url);
        var english = await client.Browser.GetAsync(client.AuthorizeUrl());
        var czech = await client.Browser.GetAsync(new Uri(english.Document.QuerySelector("header a")!.GetAttribute("href")!));
        Assert.Equal("cs", czech.Document.DocumentElement.GetAttribute("lang"));
        var again = await client.Browser.SubmitAsync(czech, OAuthClient.Fields("", ""));
        Assert.Equal("cs", again.Document.DocumentElement.GetAttribute("lang"));
        Assert.Contains("Vyplňte", again.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("\"><img src=x onerror=alert(1)>")]
    [InlineData("</title><style>*{display:none}</style>")]
    [InlineData("{0} {1} {{")]
    public async Task A_clients_name_is_text_and_nothing_else(string name)
    {
        using var client = await OAuthClient.RegisterAsync(shared.Server.Url, name);
        var page = await client.Browser.GetAsync(client.AuthorizeUrl());
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal($"Connect {name} to your battery", page.Document.QuerySelector("h1")!.TextContent);
        Assert.Empty(page.Document.QuerySelectorAll("script, img, iframe"));
        Assert.Single(page.Document.QuerySelectorAll("style"));
    }

    [Theory]
    [InlineData("state", "\"><script>alert(1)</script>")]
    [InlineData("ui_locales", "\"><script>alert(1)</script>")]
    [InlineData("scope", "</form><form action=https://evil.example>")]
    public async Task Parameters_are_text_and_nothing_else(string name, string value)
    {
        using var client = await OAuthClient.RegisterAsync(shared.Server.Url);
        var page = await client.Browser.GetAsync(client.AuthorizeUrl((name, value)));
        Assert.Empty(page.Document.QuerySelectorAll("script"));
        Assert.Single(page.Document.Forms);
    }

    [Fact]
    public async Task Nothing_but_its_style_may_act_on_the_page_and_no_other_page_may_frame_it()
    {
        using var client = await OAuthClient.RegisterAsync(shared.Server.Url);
        foreach (var url in (Uri[])[client.AuthorizeUrl(), client.AuthorizeUrl(("client_id", "nobody")), new(shared.Server.Url, "/account")])
        {
            var page = await client.Browser.GetAsync(url);
            var policy = page.Header("Content-Security-Policy");
            Assert.Matches("^default-src 'none'; style-src 'sha256-[^']+'; frame-ancestors 'none'; base-uri 'none'$", policy);
            var style = page.Document.QuerySelector("style")!.TextContent;
            var hash = Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(style)));
            Assert.Contains($"'sha256-{hash}'", policy, StringComparison.Ordinal);
            Assert.Equal(("nosniff", "DENY", "same-origin"), (page.Header("X-Content-Type-Options"), page.Header("X-Frame-Options"), page.Header("Referrer-Policy")));
            Assert.Equal("no-store", page.Header("Cache-Control"));
        }
    }

    [Fact]
    public async Task Changing_the_box_is_not_ticked_and_has_to_be()
    {
        using var client = await OAuthClient.RegisterAsync(shared.Server.Url);
        var page = await client.Browser.GetAsync(client.AuthorizeUrl(("scope", "battery:read battery:control")));
        Assert.False(Assert.IsType<IHtmlInputElement>(page.Document.QuerySelector("#control"), exactMatch: false).IsChecked);
        Assert.Equal("battery:read", (await client.SignInAsync()).Scope);
    }

    [Fact]
    public async Task Every_field_has_a_label_and_a_mistake_is_announced()
    {
        using var client = await OAuthClient.RegisterAsync(shared.Server.Url);
        var page = await client.Browser.GetAsync(client.AuthorizeUrl());
        var answer = await client.Browser.SubmitAsync(page, OAuthClient.Fields("test@example.com", "wrong password 1"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal("The OIG portal did not accept this e-mail with this password.", answer.Document.QuerySelector("[role=alert]")!.TextContent);
        foreach (var input in answer.Document.QuerySelectorAll("input:not([type=hidden])"))
            Assert.NotNull(answer.Document.QuerySelector($"label[for={input.Id}]"));
        Assert.Equal("test@example.com", ((IHtmlInputElement)answer.Document.QuerySelector("#email")!).Value);
        Assert.Equal("", ((IHtmlInputElement)answer.Document.QuerySelector("#password")!).Value);
        Assert.StartsWith("Error", answer.Document.Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_was_not_given_to_this_browser_is_not_taken()
    {
        using var client = await OAuthClient.RegisterAsync(shared.Server.Url);
        using var stranger = new Browser();
        var before = shared.Server.Server.Portal.Requests.Logins.Count;
        var page = await client.Browser.GetAsync(client.AuthorizeUrl());
        foreach (var answer in (Page[])
        [
            await stranger.SubmitAsync(page, OAuthClient.Fields("somebody@example.com", "password")),
            await client.Browser.SubmitAsync(page, [.. OAuthClient.Fields("somebody@example.com", "password"), new("form", "oig_fm_AAAA")]),
            await client.Browser.SubmitAsync(page, [.. OAuthClient.Fields("somebody@example.com", "password"), new("form", "")]),
        ])
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
            Assert.Contains("The form has expired", answer.Text, StringComparison.Ordinal);
        }

        Assert.Equal(before, shared.Server.Server.Portal.Requests.Logins.Count);
    }

    [Fact]
    public async Task A_form_from_another_page_is_refused_at_the_door()
    {
        using var client = await OAuthClient.RegisterAsync(shared.Server.Url);
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(shared.Server.Url, "/authorize")) { Content = new FormUrlEncodedContent([]) };
        request.Headers.TryAddWithoutValidation("Origin", "https://evil.example");
        Assert.Equal(HttpStatusCode.Forbidden, (await http.SendAsync(request)).StatusCode);
    }

    [Theory]
    [InlineData("", "x")]
    [InlineData("a@example.com", "")]
    [InlineData("LONG", "x")]
    [InlineData("a@example.com", "LONG")]
    public async Task Missing_or_huge_fields_are_asked_for_again(string email, string password)
    {
        using var client = await OAuthClient.RegisterAsync(shared.Server.Url);
        var page = await client.Browser.GetAsync(client.AuthorizeUrl());
        var answer = await client.Browser.SubmitAsync(page, OAuthClient.Fields(email.Replace("LONG", new string('a', 501), StringComparison.Ordinal), password.Replace("LONG", new string('a', 501), StringComparison.Ordinal)));
        Assert.Contains("Fill in e-mail and password", answer.Text, StringComparison.Ordinal);
    }
}
