using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Oig.Api.Pages;
using Oig.Server.Tests.Hosting;
using Oig.Simulator;

namespace Oig.Pages.Tests;

/// <summary>
/// Makes the pictures of <c>docs/images</c>, when <c>OIG_PICTURES</c> names a folder for them: of the real server before a simulated portal at a
/// chosen hour, in the official host.
/// </summary>
[Collection(PagesTests.Name)]
public sealed class PicturesTests(Browser browser)
{
    [PictureTheory]
    [InlineData("view-day.png", "2026-04-14T10:20+02:00", "en-GB", "light", 860)]
    [InlineData("view-exporting.png", "2026-06-13T13:40+02:00", "cs-CZ", "light", 860)]
    [InlineData("view-night.png", "2026-10-20T21:30+02:00", "en-GB", "dark", 860)]
    public async Task Live(string file, string time, string locale, string theme, int width)
    {
        var clock = new ShiftedTime(DateTimeOffset.Parse(time, null));
        await using var server = await StartAsync(clock);
        await using var window = await HostAsync(server, clock, "get_basic_data", new { }, locale, theme, width);
        await window.SeeAsync("#fresh[data-state=live]");
        await SaveAsync(window, file);
    }

    [PictureFact]
    public async Task Offline()
    {
        var clock = new ShiftedTime(DateTimeOffset.Parse("2026-04-14T10:20+02:00", null));
        await using var server = await StartAsync(clock);
        await using var window = await HostAsync(server, clock, "get_basic_data", new { }, "cs-CZ", "dark", 390);
        await window.SeeAsync("#fresh[data-state=live]");
        await window.Page.Context.SetOfflineAsync(true);
        await window.Page.Clock.RunForAsync(12 * 60_000);
        await window.SeeAsync("#fresh[data-state=offline]");
        await SaveAsync(window, "view-offline.png");
    }

    [PictureTheory]
    [InlineData("history-days.png", "2026-05-18", "2026-06-12", "day", "en-GB", "light", 860, false)]
    [InlineData("history-months.png", "2026-01-01", "2026-06-12", "month", "cs-CZ", "dark", 860, true)]
    public async Task History(string file, string from, string to, string period, string locale, string theme, int width, bool table)
    {
        var clock = new ShiftedTime(DateTimeOffset.Parse("2026-06-13T13:40+02:00", null));
        await using var server = await StartAsync(clock);
        await using var window = await HostAsync(server, clock, "get_energy_history", new { start_date = from, end_date = to, period }, locale, theme, width);
        await window.SeeAsync("#history svg");
        if (table) await window.View.Locator("#history summary").ClickAsync();
        await SaveAsync(window, file);
    }

    [PictureTheory]
    [InlineData("page-desktop.png", 1200, 1150, "en-GB", ColorScheme.Light)]
    [InlineData("page-desktop-dark.png", 1200, 1150, "cs-CZ", ColorScheme.Dark)]
    [InlineData("page-phone.png", 390, 1500, "cs-CZ", ColorScheme.Light)]
    [InlineData("page-phone-dark.png", 390, 1500, "en-GB", ColorScheme.Dark)]
    public async Task Page(string file, int width, int height, string locale, ColorScheme scheme)
    {
        await using var server = await StartAsync(new ShiftedTime(DateTimeOffset.Parse("2026-04-14T10:20+02:00", null)));
        await using var window = await Window.OpenAsync(browser, server.Url, new()
        {
            ViewportSize = new() { Width = width, Height = height },
            ColorScheme = scheme,
            Locale = locale,
            TimezoneId = "Europe/Prague",
        });
        await window.SeeAsync("#fresh[data-state=live]");
        await window.Page.ScreenshotAsync(new() { Path = Target(file) });
    }

    private static string Target(string file) => Path.Combine(PictureFactAttribute.Folder!, file);

    private static async Task SaveAsync(Window window, string file)
    {
        await window.ViewFrame.WaitForFunctionAsync("!asking");
        await window.Page.Locator("iframe").ScreenshotAsync(new() { Path = Target(file) });
    }

    private static async Task<OigServer> StartAsync(ShiftedTime clock) => await OigServer.StartAsync(
        adjust: builder =>
        {
            builder.Services.AddSingleton<TimeProvider>(clock);
            builder.Services.Configure<PageOptions>(page => page.Mock = new(AccountBook.OneBoxEmail, AccountBook.TestPassword));
        },
        portal: await PortalSimulator.StartAsync(time: clock));

    private async Task<Window> HostAsync(OigServer server, ShiftedTime clock, string tool, object arguments, string locale, string theme, int width)
    {
        var window = await Window.OfficialAsync(
            browser, server.Url, new { tool, headers = Picture.Owner(control: true), context = new { locale, theme, timeZone = "Europe/Prague" }, arguments }, width, clock: true);
        await window.Page.Clock.SetSystemTimeAsync(clock.GetUtcNow().UtcDateTime);
        return window;
    }
}

/// <summary>The system's clock, put to another time.</summary>
internal sealed class ShiftedTime(DateTimeOffset start) : TimeProvider
{
    private readonly TimeSpan _shift = start - DateTimeOffset.UtcNow;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + _shift;
}

/// <summary>Only when somebody wants the pictures.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PictureFactAttribute : FactAttribute
{
    public PictureFactAttribute() => Skip = Missing;

    internal static string? Folder => Environment.GetEnvironmentVariable("OIG_PICTURES") is { Length: > 0 } folder ? Path.GetFullPath(folder) : null;

    internal static string? Missing => Folder is null ? "Makes the pictures when OIG_PICTURES names a folder, such as docs/images" : new NodeFactAttribute().Skip;
}

/// <summary>As <see cref="PictureFactAttribute"/>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PictureTheoryAttribute : TheoryAttribute
{
    public PictureTheoryAttribute() => Skip = PictureFactAttribute.Missing;
}
