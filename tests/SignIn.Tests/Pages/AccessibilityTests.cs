using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Oig.SignIn.Tests.Support;
using Oig.Simulator;

namespace Oig.SignIn.Tests.Pages;

/// <summary>
/// Every page in every state, looked at by axe-core: in both languages, on a phone and a desktop, light and dark. With
/// <c>OIG_SCREENSHOTS=folder</c> in the environment the pictures are left there, for people to look at.
/// </summary>
[Collection(OneBrowser.Name)]
public sealed class AccessibilityTests(SharedSignIn shared, SharedChromium browser) : IClassFixture<SharedSignIn>
{
    private const string Redirect = "https://claude.ai/api/mcp/auth_callback";

    // What is in order is not to be described at length.
    private static readonly AxeRunOptions OnlyViolations = new() { ResultTypes = [ResultType.Violations] };

    private static readonly string? Pictures = Environment.GetEnvironmentVariable("OIG_SCREENSHOTS");

    /// <summary>Two of the screens hold each language, width and scheme once; pictures are made of all.</summary>
    public static TheoryData<string, int, ColorScheme> Screens
    {
        get
        {
            var screens = new TheoryData<string, int, ColorScheme> { { "cs-CZ", 360, ColorScheme.Light }, { "en-GB", 1280, ColorScheme.Dark } };
            if (Pictures is null) return screens;
            screens.Add("cs-CZ", 1280, ColorScheme.Dark);
            screens.Add("en-GB", 360, ColorScheme.Light);
            return screens;
        }
    }

    [ChromiumTheory]
    [MemberData(nameof(Screens))]
    public async Task Nothing_on_any_page_keeps_anybody_out(string locale, int width, ColorScheme scheme)
    {
        using var client = await OAuthClient.RegisterAsync(shared.Server.Url, "Claude", Redirect);
        using var local = await OAuthClient.RegisterAsync(shared.Server.Url, "A program with a name that is rather long", OAuthClient.Redirect);
        await local.SignInAsync(control: true);
        var page = await browser.Browser.PageAsync(locale, width, scheme, scripts: true);
        var name = $"{locale[..2]}-{width}-{scheme}".ToLowerInvariant();

        // Made of the same parts as the next one.
        if (Pictures is not null) await GoAsync(page, client.AuthorizeUrl(("redirect_uri", Redirect)), $"consent-{name}");
        await GoAsync(page, local.AuthorizeUrl(), $"consent-device-{name}");
        await LogInAsync(page, "button[value=allow]", "wrong");
        await LookAsync(page, $"refused-{name}");
        await GoAsync(page, client.AuthorizeUrl(("client_id", "nobody")), $"error-{name}");
        await GoAsync(page, new(shared.Server.Url, "/account"), $"account-{name}");
        await LogInAsync(page, "main button", AccountBook.TestPassword);
        await LookAsync(page, $"grants-{name}");
        if (Pictures is not null)
        {
            await page.ClickAsync("button.end >> nth=0");
            await LookAsync(page, $"revoked-{name}");
        }

        await page.Context.CloseAsync();
    }

    private static async Task GoAsync(IPage page, Uri address, string name)
    {
        await page.GotoAsync(address.AbsoluteUri);
        await LookAsync(page, name);
    }

    private static async Task LogInAsync(IPage page, string button, string password)
    {
        await page.FillAsync("#email", AccountBook.OneBoxEmail);
        await page.FillAsync("#password", password);
        await page.ClickAsync(button);
    }

    private static async Task LookAsync(IPage page, string name)
    {
        if (Pictures is not null) await page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, $"{name}.png"), FullPage = true });
        var found = await page.RunAxe(OnlyViolations);
        Assert.True(found.Violations.Length == 0, string.Join('\n', found.Violations.Select(violation =>
            $"{name}: {violation.Id}: {violation.Help}: {string.Join(", ", violation.Nodes.Select(node => node.Html))}")));
    }
}
