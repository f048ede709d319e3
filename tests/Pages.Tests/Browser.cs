using Microsoft.Playwright;

namespace Oig.Pages.Tests;

/// <summary>One Chromium for all tests.</summary>
public sealed class Browser : IAsyncLifetime
{
    private IPlaywright? _playwright;
    private IBrowser? _chromium;
    private IPage? _shared;

    public async Task InitializeAsync()
    {
        if (InstalledChromium.Missing is not null) return;
        _playwright = await Playwright.CreateAsync();
        _chromium = await InstalledChromium.LaunchAsync(_playwright);
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
