using Microsoft.Playwright;

namespace Oig.Tests;

/// <summary>The machine's own Chromium, without a window; none is downloaded.</summary>
internal static class InstalledChromium
{
    // The shell first: it is made for this, and takes less than half of the processor time.
    private static readonly string[] Places =
        ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private static readonly string? Path = Array.Find(Places, File.Exists);

    /// <summary>What keeps a test from using it, with what to do; null where it is installed.</summary>
    public static string? Missing => Needs.Installed(Path is not null, "Needs Chromium: apt-get install chromium-headless-shell");

    // No sandbox: tests may run as root, where Chromium has none; it opens nothing but our own pages.
    public static Task<IBrowser> LaunchAsync(IPlaywright playwright) =>
        playwright.Chromium.LaunchAsync(new() { ExecutablePath = Path, Args = ["--no-sandbox"], Timeout = 120_000 });
}

/// <summary>A test that needs Chromium: skipped on a machine without it.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ChromiumFactAttribute : FactAttribute
{
    public ChromiumFactAttribute() => Skip = InstalledChromium.Missing;
}

/// <summary>The same for a test with data.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ChromiumTheoryAttribute : TheoryAttribute
{
    public ChromiumTheoryAttribute() => Skip = InstalledChromium.Missing;
}
