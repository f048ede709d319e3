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
    private IPage? _shared;

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

    /// <summary>The page that tests use in turns: opening one takes longer than most of what is done in it.</summary>
    internal async Task<IPage> ShareAsync(int width, int height)
    {
        _shared ??= await OpenAsync();
        await _shared.SetViewportSizeAsync(width, height);
        return _shared;
    }

    /// <summary>A page of its own.</summary>
    internal async Task<IPage> OpenAsync(BrowserNewContextOptions? options = null)
    {
        options ??= new();
        // Nothing here looks at the motion, and drawing it costs the processor.
        options.ReducedMotion ??= ReducedMotion.Reduce;
        var context = await _chromium!.NewContextAsync(options);
        context.SetDefaultTimeout(60_000);
        await context.RouteAsync("**/host/*", HostFiles.ServeAsync);
        return await context.NewPageAsync();
    }
}

/// <summary>Needs Chromium: skipped on a machine without it, unless this is the build server, where the test then fails.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute() => Skip = Missing;

    internal static string? Missing =>
        Browser.Path is not null || Environment.GetEnvironmentVariable("CI") is { Length: > 0 } ? null : "Needs Chromium: apt-get install chromium";
}

/// <summary>As <see cref="BrowserFactAttribute"/>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute() => Skip = BrowserFactAttribute.Missing;
}
