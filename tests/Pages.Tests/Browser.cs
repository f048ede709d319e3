using Microsoft.Playwright;

namespace Oig.Pages.Tests;

/// <summary>One headless Chromium for all tests: the system's own, none is downloaded.</summary>
public sealed class Browser : IAsyncLifetime
{
    /// <summary>Where it is; null on a machine without.</summary>
    public static readonly string? Path =
        new[] { "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }.FirstOrDefault(File.Exists);

    private IPlaywright? _playwright;
    private IBrowser? _chromium;

    public async Task InitializeAsync()
    {
        if (Path is null) return;
        _playwright = await Playwright.CreateAsync();
        // No sandbox: tests may run as root, where Chromium has none; it opens nothing but our own pages.
        _chromium = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Path, Args = ["--no-sandbox"], Timeout = 60_000 });
    }

    public async Task DisposeAsync()
    {
        if (_chromium is not null) await _chromium.CloseAsync();
        _playwright?.Dispose();
    }

    /// <summary>A window with nothing in it yet.</summary>
    internal async Task<IPage> OpenAsync(BrowserNewContextOptions? options = null)
    {
        options ??= new();
        // Nothing here looks at the motion, and drawing it costs the processor.
        options.ReducedMotion ??= ReducedMotion.Reduce;
        var context = await _chromium!.NewContextAsync(options);
        context.SetDefaultTimeout(60_000);
        return await context.NewPageAsync();
    }
}

/// <summary>Needs Chromium: skipped on a machine without it, unless this is the build server, where the test then fails.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserFactAttribute : FactAttribute
{
    internal const string Need = "Needs Chromium: apt-get install chromium";

    public BrowserFactAttribute() => Skip = Missing;

    internal static string? Missing => Browser.Path is not null || Environment.GetEnvironmentVariable("CI") is { Length: > 0 } ? null : Need;
}

/// <summary>As <see cref="BrowserFactAttribute"/>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute() => Skip = BrowserFactAttribute.Missing;
}
