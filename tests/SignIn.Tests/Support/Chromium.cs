using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Oig.SignIn.Tests.Support;

/// <summary>A headless Chromium of the system.</summary>
internal sealed class Chromium : IAsyncDisposable
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;
    private readonly ConcurrentDictionary<IPage, ConcurrentQueue<string>> _complaints = [];

    private Chromium(IPlaywright playwright, IBrowser browser) => (_playwright, _browser) = (playwright, browser);

    public static string? Program => Array.Find(Places, File.Exists);

    /// <summary>What a page wrote into its console: a policy that blocks something is told there.</summary>
    public IReadOnlyCollection<string> ComplaintsOf(IPage page) => _complaints[page];

    public static async Task<Chromium> StartAsync()
    {
        var playwright = await Playwright.CreateAsync();
        return new(playwright, await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Program, Args = ["--no-sandbox"], Timeout = 120_000 }));
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
        if (Chromium.Program is not null) _chromium = await Chromium.StartAsync();
    }

    public async Task DisposeAsync()
    {
        if (_chromium is not null) await _chromium.DisposeAsync();
    }
}

/// <summary>A test that needs Chromium; passed over, with a message, on a machine without it. In CI it has to be there.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ChromiumFactAttribute : FactAttribute
{
    public ChromiumFactAttribute() => Skip = Missing.Reason;
}

/// <summary>The same for tests with data.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ChromiumTheoryAttribute : TheoryAttribute
{
    public ChromiumTheoryAttribute() => Skip = Missing.Reason;
}

file static class Missing
{
    public static string? Reason =>
        Chromium.Program is null && Environment.GetEnvironmentVariable("CI") is not ("true" or "1") ? "chromium is not installed: apt-get install chromium" : null;
}
