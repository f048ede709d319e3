using System.Web;
using Microsoft.Playwright;
using Oig.SignIn.Tests.Support;
using Oig.Simulator;

namespace Oig.SignIn.Tests.Pages;

/// <summary>A real browser on the pages, with scripts switched off: the form can be filled by keyboard, and its policy breaks nothing.</summary>
[Collection(OneBrowser.Name)]
public sealed class ChromiumTests(SharedSignIn shared, SharedChromium browser) : IClassFixture<SharedSignIn>
{
    private const string Redirect = "http://127.0.0.1:7778/callback";

    [ChromiumFact]
    public async Task An_owner_signs_in_by_keyboard_alone_and_the_redirect_passes_the_policy()
    {
        using var client = await OAuthClient.RegisterAsync(shared.Server.Url, "Claude", Redirect);
        var page = await browser.Browser.PageAsync("en-GB", 390, ColorScheme.Dark);
        var redirected = new TaskCompletionSource<Uri>();
        // Nobody listens there: the policy has let it pass when the browser asks.
        page.Request += (_, request) =>
        {
            if (request.Url.StartsWith(Redirect, StringComparison.Ordinal)) redirected.TrySetResult(new(request.Url));
        };
        await page.GotoAsync(client.AuthorizeUrl(("redirect_uri", Redirect)).AbsoluteUri);
        await page.FocusAsync("#email");
        await page.Keyboard.TypeAsync(AccountBook.OneBoxEmail);
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync(AccountBook.TestPassword);
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Space");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        var query = HttpUtility.ParseQueryString((await redirected.Task.WaitAsync(TimeSpan.FromSeconds(60))).Query);
        var tokens = await OAuthClient.TokensOf(await client.ExchangeAsync(query["code"]!, ("redirect_uri", Redirect)));
        Assert.Equal("battery:read battery:control", tokens.Scope);
        Assert.Empty(browser.Browser.ComplaintsOf(page));
    }

    [ChromiumTheory]
    [InlineData("cs-CZ", 360, ColorScheme.Light)]
    [InlineData("en-GB", 1280, ColorScheme.Dark)]
    public async Task Pages_fit_the_screen_and_their_style_is_applied(string locale, int width, ColorScheme scheme)
    {
        using var client = await OAuthClient.RegisterAsync(shared.Server.Url, new string('W', 90), Redirect);
        var page = await browser.Browser.PageAsync(locale, width, scheme);
        foreach (var url in (string[])[client.AuthorizeUrl(("redirect_uri", Redirect)).AbsoluteUri, new Uri(shared.Server.Url, "/account").AbsoluteUri])
        {
            await page.GotoAsync(url);
            var box = (await page.Locator("main").BoundingBoxAsync())!;
            Assert.InRange(box.X + box.Width, 1, width);
            Assert.Equal(width, await page.Locator("html").EvaluateAsync<int>("element => Math.max(element.clientWidth, element.scrollWidth)"));
            var ground = await page.Locator("body").EvaluateAsync<string>("element => getComputedStyle(element).backgroundColor");
            Assert.Equal(scheme == ColorScheme.Dark, ground == "rgb(17, 21, 24)");
        }

        Assert.Empty(browser.Browser.ComplaintsOf(page));
    }
}
