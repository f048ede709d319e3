using Microsoft.Playwright;

namespace Oig.SignIn.Tests.Support;

/// <summary>A headless Chromium of the system.</summary>
internal sealed class Chromium : IAsyncDisposable
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private Chromium(IPlaywright playwright, IBrowser browser) => (_playwright, _browser) = (playwright, browser);

    public static string? Program => Array.Find(Places, File.Exists);

    /// <summary>What it wrote into its console: a policy that blocks something is told there.</summary>
    public List<string> Complaints { get; } = [];

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
        page.Console += (_, message) => Complaints.Add(message.Text);
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}

/// <summary>One browser for the tests of a class.</summary>
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
        Chromium.Program is null && Environment.GetEnvironmentVariable("CI") is not ("true" or "1") ? "chromium is not installed; .ci/run installs it." : null;
}
