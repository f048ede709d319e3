using Oig.Simulator;

namespace Oig.Pages.Tests;

/// <summary>The energy view in a host, over the real server.</summary>
[Collection(PagesTests.Name)]
public sealed class EnergyViewTests(Browser browser, ServerWithPages pages)
{
    [ChromiumFact]
    public async Task Numbers_and_flows_are_those_of_the_answer()
    {
        await using var window = await HostAsync();
        await Picture.MustShowAsync(window, () => window.JsonAsync("mcp('tools/call', { name: 'get_basic_data', arguments: {} }).then(answer => answer.result.structuredContent.data)"));
        Assert.Empty(window.Troubles);
    }

    [ChromiumFact]
    public async Task Readings_are_asked_for_again_while_the_view_is_seen_and_not_while_it_is_not()
    {
        await using var window = await HostAsync(clock: true);
        await window.SeeAsync("#picture svg");
        await window.Page.Clock.RunForAsync(1_000);
        var before = (await window.CallsAsync()).Length;
        await window.Page.Clock.RunForAsync(31_000);
        await window.CalledMoreThanAsync(before);
        await window.Page.EvaluateAsync("frame.classList.add('away')");
        await window.ViewBecomesAsync("document.body.classList.contains('paused')");
        var hidden = (await window.CallsAsync()).Length;
        await window.Page.Clock.RunForAsync(120_000);
        Assert.Equal(hidden, (await window.CallsAsync()).Length);
        await window.Page.EvaluateAsync("frame.classList.remove('away')");
        await window.ViewBecomesAsync("!document.body.classList.contains('paused')");
        await window.Page.Clock.RunForAsync(2_000);
        await window.CalledMoreThanAsync(hidden);
        Assert.Empty(window.Troubles);
    }

    [ChromiumFact]
    public async Task A_tab_in_the_background_asks_for_nothing()
    {
        await using var window = await HostAsync(clock: true);
        await window.SeeAsync("#fresh[data-state=live]");
        await window.ViewFrame.EvaluateAsync("Object.defineProperty(document, 'hidden', { configurable: true, get: () => true })");
        var before = (await window.CallsAsync()).Length;
        await window.Page.Clock.RunForAsync(120_000);
        Assert.Equal(before, (await window.CallsAsync()).Length);
        await window.ViewFrame.EvaluateAsync("delete document.hidden");
        await window.Page.Clock.RunForAsync(2_000);
        await window.CalledMoreThanAsync(before);
        Assert.Empty(window.Troubles);
    }

    [ChromiumFact]
    public async Task A_server_that_stops_answering_leaves_old_readings_that_say_since_when()
    {
        await using var window = await HostAsync(clock: true);
        await window.SeeAsync("#fresh[data-state=live]");
        await window.Page.EvaluateAsync("host.settings.failure = 'Connection lost'");
        await window.Page.Clock.RunForAsync(32_000);
        await window.SeeAsync("#fresh[data-state=offline]");
        Assert.Matches(@"^Offline since \d\d:\d\d$", await window.TextAsync("#fresh-word"));
        Assert.Equal("The app that shows this got no answer from the server. Connection lost", await window.TextAsync("#problem"));
        Assert.NotEqual("–", await window.TextAsync(".node.sun .number"));
        await window.Page.EvaluateAsync("host.settings.failure = null");
        await window.Page.Clock.RunForAsync(32_000);
        await window.SeeAsync("#fresh[data-state=live]");
        Assert.Empty(window.Troubles);
    }

    [ChromiumFact]
    public async Task Old_readings_say_in_Czech_that_they_are_old()
    {
        await using var window = await HostAsync(context: new { locale = "cs-CZ", timeZone = "Europe/Prague" }, clock: true);
        await window.SeeAsync("#fresh[data-state=live]", "Živě");
        await window.Page.EvaluateAsync("host.settings.mute = true");
        // Asked at half a minute, given up 45 s later.
        await window.Page.Clock.RunForAsync(100_000);
        await window.SeeAsync("#fresh[data-state=offline]", "Bez spojení od");
        Assert.Equal("Server neodpověděl.", await window.TextAsync("#problem"));
        Assert.Empty(window.Troubles);
    }

    [ChromiumFact]
    public async Task What_a_host_says_of_a_failure_stands_in_no_view_of_another_language()
    {
        await using var window = await HostAsync(Picture.Owner(control: true), context: new { locale = "cs-CZ" }, clock: true);
        await window.SeeAsync("#fresh[data-state=live]");
        await window.View.Locator("#controls summary").ClickAsync();
        await window.Page.EvaluateAsync("host.settings.failure = 'Failed to fetch'");
        await window.View.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Home 2" }).ClickAsync();
        await window.SeeAsync("#fresh[data-state=offline]");
        foreach (var place in new[] { "#answer", "#problem" })
            Assert.Equal("Aplikace, která toto zobrazuje, nedostala od serveru odpověď.", await window.TextAsync(place));
        Assert.Empty(window.Troubles);
    }

    [ChromiumFact]
    public async Task Of_two_boxes_the_chosen_one_is_shown()
    {
        await using var window = await HostAsync(Picture.Owner(AccountBook.TwoBoxesEmail));
        await window.SeeAsync("#boxes select");
        await window.View.Locator("#boxes select").SelectOptionAsync("2206230003");
        await window.SeeAsync("h1", "2206230003");
        await window.View.Locator("#boxes select").SelectOptionAsync("2206230002");
        await window.SeeAsync("h1", "2206230002");
        Assert.Empty(window.Troubles);
    }

    [ChromiumTheory]
    [InlineData("en-GB", "light", "House")]
    [InlineData("cs-CZ", "light", "Dům")]
    [InlineData("cs-CZ", "dark", "Dům")]
    [InlineData("en-US", "dark", "House")]
    [InlineData("de-AT", "dark", "House")]
    public async Task Everybody_can_use_it(string locale, string theme, string house)
    {
        await using var window = await HostAsync(Picture.Owner(AccountBook.TwoBoxesEmail, control: true), new { locale, theme }, new { box_id = "2206230002" });
        await window.SeeAsync("#controls summary");
        await window.View.Locator("#controls summary").PressAsync("Enter");
        await window.SeeAsync("#controls button");
        Assert.Contains(house, await window.TextAsync("#picture"));
        Assert.Equal(theme, await window.ViewFrame.EvaluateAsync<string>("getComputedStyle(document.documentElement).colorScheme"));
        Assert.StartsWith(house, (await window.ViewFrame.EvaluateAsync<string>("document.querySelector('svg').getAttribute('aria-label')")).Split(". ")[2]);
        await window.MustBeAccessibleAsync();
        Assert.Empty(window.Troubles);
    }

    [ChromiumFact]
    public async Task A_host_may_change_its_mind_while_drawing()
    {
        await using var window = await HostAsync();
        await window.SeeAsync("#picture svg");
        await window.Page.EvaluateAsync("""
            for (let turn = 0; turn < 200; turn++) {
              tell('host-context-changed', { theme: turn % 2 ? 'dark' : 'light', locale: turn % 3 ? 'cs' : 'en', timeZone: 'Europe/Prague' });
              tell('host-context-changed', { theme: 'purple', locale: '!!', timeZone: 'Nowhere/Land', styles: { variables: { '--font-sans': 5 } } });
              tell('tool-input', null);
            }
            tell('host-context-changed', { theme: 'dark', locale: 'cs-CZ' });
            """);
        await window.SeeAsync("#today-title", "Dnes");
        Assert.Equal("dark", await window.ViewFrame.EvaluateAsync<string>("document.documentElement.dataset.theme"));
        Assert.Empty(window.Troubles);
    }

    [ChromiumFact]
    public async Task A_host_that_never_answers_leaves_a_sentence()
    {
        await using var window = await HostAsync(silent: true, clock: true);
        await window.SeeAsync("#fresh[data-state=waiting]");
        await window.Page.Clock.RunForAsync(21_000);
        await window.SeeAsync("#problem", "Ask the assistant again");
        Assert.Empty(window.Troubles);
    }

    [ChromiumFact]
    public async Task A_host_that_knows_only_the_tools_of_the_model_gets_the_same_view()
    {
        string[] known = ["get_basic_data", "get_control_status"];
        await using var window = await HostAsync(known: known, clock: true);
        await window.SeeAsync("#fresh[data-state=live]");
        await window.Page.Clock.RunForAsync(32_000);
        await window.Page.WaitForFunctionAsync("host.calls.filter(call => call.name === 'get_control_status').length > 1");
        await window.SeeAsync("#fresh[data-state=live]");
        Assert.Single(await window.CallsAsync(), call => call.GetProperty("name").GetString() == "get_energy_view");
        Assert.Empty(window.Troubles);
    }

    [ChromiumTheory]
    [InlineData(280, 700)]
    [InlineData(360, 800)]
    [InlineData(1280, 800)]
    [InlineData(3840, 2160)]
    public async Task It_fits_every_window(int width, int height)
    {
        await using var window = await HostAsync(Picture.Owner(AccountBook.TwoBoxesEmail, control: true), arguments: new { box_id = "2206230002" },
            width: width, height: height);
        await window.SeeAsync("#controls summary");
        await window.View.Locator("#controls summary").ClickAsync();
        Assert.True(await window.ViewFrame.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
        Assert.True(await window.ViewFrame.EvaluateAsync<double>("parseFloat(getComputedStyle(document.body).fontSize)") >= 15);
        Assert.Empty(window.Troubles);
    }

    private Task<Window> HostAsync(
        Dictionary<string, string>? headers = null, object? context = null, object? arguments = null, bool silent = false, string[]? known = null,
        bool clock = false, int width = 1280, int height = 720) =>
        Window.HostAsync(
            browser, pages.Server.Url,
            new { headers = headers ?? Picture.Owner(), context = context ?? new { locale = "en-GB", theme = "light", timeZone = "Europe/Prague" }, arguments, silent, known },
            width, height, clock);
}
