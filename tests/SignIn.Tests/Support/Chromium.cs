using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Oig.SignIn.Tests.Support;

/// <summary>A headless Chromium of the system.</summary>
internal sealed class Chromium : IAsyncDisposable
{
    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;
    private readonly ConcurrentDictionary<IPage, ConcurrentQueue<string>> _complaints = [];

    private Chromium(IPlaywright playwright, IBrowser browser) => (_playwright, _browser) = (playwright, browser);

    /// <summary>What a page wrote into its console: a policy that blocks something is told there.</summary>
    public IReadOnlyCollection<string> ComplaintsOf(IPage page) => _complaints[page];

    public static async Task<Chromium> StartAsync()
    {
        var playwright = await Playwright.CreateAsync();
        return new(playwright, await InstalledChromium.LaunchAsync(playwright));
    }

    /// <summary>A page; without scripts, unless a tool of the test's own has to run in it.</summary>
    public async Task<IPage> PageAsync(string locale, int width, ColorScheme scheme, bool scripts = false)
    {
        var context = await _browser.NewContextAsync(new() { Locale = locale, ColorScheme = scheme, ViewportSize = new() { Width = width, Height = 800 }, JavaScriptEnabled = scripts });
        var page = await context.NewPageAsync();
        page.SetDefaultTimeout(60_000);
        var complaints = _complaints.GetOrAdd(page, []);
        page.Console += (_, message) => complaints.Enqueue(message.Text);
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}

/// <summary>One browser for all tests that need one, which come one after another: a start of it costs as much as they do.</summary>
[CollectionDefinition(Name)]
public sealed class OneBrowser : ICollectionFixture<SharedChromium>
{
    public const string Name = "Tests with a browser";
}

/// <summary>The browser of these tests.</summary>
public sealed class SharedChromium : IAsyncLifetime
{
    private Chromium? _chromium;

    internal Chromium Browser => _chromium ?? throw new InvalidOperationException("chromium is not installed.");

    public async Task InitializeAsync()
    {
        if (InstalledChromium.Missing is null) _chromium = await Chromium.StartAsync();
    }

    public async Task DisposeAsync()
    {
        if (_chromium is not null) await _chromium.DisposeAsync();
    }
}
