using System.Text.Json;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Oig.Pages.Tests;

/// <summary>A browser window that notes what must not happen: errors on the console, and requests to anywhere but the server.</summary>
internal sealed class Window : IAsyncDisposable
{
    private readonly List<string> _troubles = [];

    private Window(IPage page, Uri server)
    {
        Page = page;
        page.Console += (_, message) => Note(message.Type is "error" or "warning", message.Text);
        page.PageError += (_, error) => Note(true, error);
        page.Request += (_, request) => Note(!IsOwn(server, request.Url), $"Request to {request.Url}");
        page.Dialog += (_, dialog) => Note(true, dialog.Message);
    }

    public IPage Page { get; }

    /// <summary>The document inside the host.</summary>
    public IFrameLocator View => Page.FrameLocator("iframe");

    public IFrame ViewFrame => Page.Frames[^1];

    /// <summary>Opens the test's host and lets it show the server's view.</summary>
    public static async Task<Window> HostAsync(Browser browser, Uri server, object settings, BrowserNewContextOptions? options = null, bool clock = false)
    {
        var window = new Window(await browser.OpenAsync(options), server);
        if (clock) await window.Page.Clock.InstallAsync();
        await window.Page.RouteAsync("**/host", route => route.FulfillAsync(new() { ContentType = "text/html", Body = HostPage() }));
        await window.Page.GotoAsync(new Uri(server, "/host").ToString());
        await window.Page.EvaluateAsync("settings => host.open(JSON.parse(settings))", JsonSerializer.Serialize(settings));
        return window;
    }

    /// <summary>Opens an address of the server.</summary>
    public static async Task<Window> OpenAsync(Browser browser, Uri address, BrowserNewContextOptions? options = null)
    {
        var window = new Window(await browser.OpenAsync(options), address);
        await window.Page.GotoAsync(address.ToString());
        return window;
    }

    /// <summary>The text of an element, HTML or SVG.</summary>
    public async Task<string> TextAsync(string selector) => (await View.Locator(selector).TextContentAsync())!.Replace('\u00a0', ' ');

    public Task SeeAsync(string selector) => View.Locator(selector).First.WaitForAsync();

    /// <summary>Waits until an element of the view has a text that fits.</summary>
    public async Task SeeAsync(string selector, string text) => await View.Locator(selector).Filter(new() { HasText = text }).First.WaitForAsync();

    /// <summary>Calls of tools that the host was asked for, as JSON.</summary>
    public async Task<JsonElement[]> CallsAsync() => [.. (await JsonAsync("host.calls")).EnumerateArray()];

    /// <summary>The value of an expression in the host's page.</summary>
    public async Task<JsonElement> JsonAsync(string expression) =>
        JsonElement.Parse(await Page.EvaluateAsync<string>($"Promise.resolve({expression}).then(value => JSON.stringify(value))"));

    /// <summary>Everything that was noted.</summary>
    public IReadOnlyList<string> Troubles
    {
        get { lock (_troubles) return [.. _troubles]; }
    }

    /// <summary>No violation of what axe-core can check.</summary>
    public async Task MustBeAccessibleAsync()
    {
        var result = await Page.RunAxe();
        Assert.True(result.Violations.Length == 0, string.Join('\n', result.Violations.Select(violation =>
            $"{violation.Id}: {violation.Help}: {string.Join(", ", violation.Nodes.Select(node => node.Html))}")));
    }

    public async ValueTask DisposeAsync() => await Page.Context.CloseAsync();

    private static bool IsOwn(Uri server, string url) =>
        url.StartsWith("about:", StringComparison.Ordinal) || (Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Authority == server.Authority);

    private void Note(bool happened, string what)
    {
        if (!happened) return;
        lock (_troubles) _troubles.Add(what);
    }

    private static string HostPage()
    {
        using var stream = typeof(Window).Assembly.GetManifestResourceStream("Oig.Pages.Tests.host.html")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
