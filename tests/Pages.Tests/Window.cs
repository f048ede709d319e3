using System.Text.Json;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Oig.Pages.Tests;

/// <summary>A browser window that notes what must not happen: errors on the console, and requests to anywhere but the server.</summary>
internal sealed class Window : IAsyncDisposable
{
    private const string Violations = """
        axe.run(document, { resultTypes: ['violations'], iframes: false }).then(result =>
          result.violations.map(found => `${found.id}: ${found.help}: ${found.nodes.map(node => node.html).join(', ')}`))
        """;

    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    private readonly List<string> _troubles = [];
    private readonly Uri[] _allowed;
    private readonly bool _shared;

    private Window(IPage page, Uri[] allowed, bool shared)
    {
        (Page, _allowed, _shared) = (page, allowed, shared);
        View = page.FrameLocator("iframe");
        page.Console += OnConsole;
        page.PageError += OnError;
        page.Request += OnRequest;
        page.Dialog += OnDialog;
    }

    public IPage Page { get; }

    /// <summary>The document inside the host.</summary>
    public IFrameLocator View { get; private init; }

    public IFrame ViewFrame => Page.Frames[^1];

    /// <summary>Everything that was noted.</summary>
    public IReadOnlyList<string> Troubles
    {
        get { lock (_troubles) return [.. _troubles]; }
    }

    /// <summary>Opens the tests' own host, which can misbehave, and lets it show the server's view.</summary>
    public static Task<Window> HostAsync(Browser browser, Uri server, object settings, int width = 1280, int height = 720, bool clock = false) =>
        HostAsync("own.html", browser, server, settings, width, height, clock);

    /// <summary>Opens the host made of the official client and bridge, and lets it show what the server names for a tool.</summary>
    public static Task<Window> OfficialAsync(Browser browser, Uri server, object settings, int width = 1280, int height = 720, bool clock = false) =>
        HostAsync("official.html", browser, server, settings, width, height, clock);

    /// <summary>Opens an address of the server.</summary>
    public static async Task<Window> OpenAsync(Browser browser, Uri address, BrowserNewContextOptions? options = null)
    {
        var window = new Window(await browser.OpenAsync(options), [address], shared: false);
        await window.Page.GotoAsync(address.ToString());
        return window;
    }

    /// <summary>Opens an address of the Inspector, whose views stand in a frame within a frame.</summary>
    public static async Task<Window> InspectorAsync(Browser browser, Uri address, params Uri[] allowed)
    {
        var page = await browser.OpenAsync(new() { ViewportSize = new() { Width = 1400, Height = 1000 } });
        // The Inspector asks the internet for a font.
        await page.RouteAsync(url => !IsOneOf([address, .. allowed], url), route => route.AbortAsync());
        var window = new Window(page, [address, .. allowed], shared: false) { View = page.FrameLocator("iframe").FrameLocator("iframe") };
        await page.GotoAsync(address.ToString());
        return window;
    }

    /// <summary>Lets the host show the view anew.</summary>
    public Task ShowAsync(object settings) => Page.EvaluateAsync("settings => host.open(JSON.parse(settings))", JsonSerializer.Serialize(settings));

    /// <summary>The text of an element, HTML or SVG.</summary>
    public async Task<string> TextAsync(string selector) => (await View.Locator(selector).TextContentAsync())!.Replace('\u00a0', ' ');

    public Task SeeAsync(string selector) => View.Locator(selector).First.WaitForAsync();

    /// <summary>Waits until an element of the view has a text that fits.</summary>
    public async Task SeeAsync(string selector, string text) => await View.Locator(selector).Filter(new() { HasText = text }).First.WaitForAsync();

    /// <summary>Calls of tools that the host was asked for, as JSON.</summary>
    public async Task<JsonElement[]> CallsAsync() => [.. (await JsonAsync("host.calls")).EnumerateArray()];

    /// <summary>Waits until the view has asked for more than so many calls.</summary>
    public Task CalledMoreThanAsync(int calls) => Page.WaitForFunctionAsync("calls => host.calls.length > calls", calls, new() { PollingInterval = 50 });

    /// <summary>Waits until that is so in the view; not at its next picture, since none is drawn of a view that is out of sight.</summary>
    public Task ViewBecomesAsync(string condition) => ViewFrame.WaitForFunctionAsync(condition, null, new() { PollingInterval = 50 });

    /// <summary>The value of an expression in the host's page.</summary>
    public async Task<JsonElement> JsonAsync(string expression) =>
        JsonElement.Parse(await Page.EvaluateAsync<string>($"Promise.resolve({expression}).then(value => JSON.stringify(value))"));

    /// <summary>No violation of what axe-core can check, in any frame.</summary>
    public async Task MustBeAccessibleAsync()
    {
        foreach (var frame in Page.Frames)
        {
            await frame.EvaluateAsync(Axe);
            Assert.Empty(await frame.EvaluateAsync<string[]>(Violations));
        }
    }

    public async ValueTask DisposeAsync()
    {
        Page.Console -= OnConsole;
        Page.PageError -= OnError;
        Page.Request -= OnRequest;
        Page.Dialog -= OnDialog;
        if (_shared) await Page.GotoAsync("about:blank");
        else await Page.Context.CloseAsync();
    }

    private static async Task<Window> HostAsync(string file, Browser browser, Uri server, object settings, int width, int height, bool clock)
    {
        // A clock that is held stays held, so it needs a page of its own.
        var page = clock ? await browser.OpenAsync(new() { ViewportSize = new() { Width = width, Height = height } }) : await browser.ShareAsync(width, height);
        var window = new Window(page, [server], shared: !clock);
        if (clock) await page.Clock.InstallAsync();
        await page.GotoAsync(new Uri(server, $"/host/{file}").ToString());
        await window.ShowAsync(settings);
        return window;
    }

    private static bool IsOneOf(Uri[] servers, string url) =>
        url.StartsWith("about:", StringComparison.Ordinal)
        || (Uri.TryCreate(url, UriKind.Absolute, out var uri) && servers.Any(server => server.Authority == uri.Authority));

    private void OnConsole(object? sender, IConsoleMessage message)
    {
        if (message.Type is "error" or "warning") Note($"{message.Text} ({message.Location})");
    }

    private void OnError(object? sender, string error) => Note(error);

    private void OnRequest(object? sender, Microsoft.Playwright.IRequest request)
    {
        if (!IsOneOf(_allowed, request.Url)) Note($"Request to {request.Url}");
    }

    private void OnDialog(object? sender, IDialog dialog) => Note(dialog.Message);

    private void Note(string what)
    {
        lock (_troubles) _troubles.Add(what);
    }
}
