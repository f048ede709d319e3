using System.Globalization;
using System.Text.Json;
using Microsoft.Playwright;
using Oig.Simulator;

namespace Oig.Pages.Tests;

/// <summary>The energy view in a host, over the real server.</summary>
[Collection(PagesTests.Name)]
public sealed class EnergyViewTests(Browser browser, ServerWithPages pages)
{
    private static readonly Dictionary<string, string> OneBox = Headers(AccountBook.OneBoxEmail);

    private static Dictionary<string, string> Headers(string email, bool control = false) => new()
    {
        ["X-OIG-Email"] = email,
        ["X-OIG-Password"] = AccountBook.TestPassword,
        ["X-OIG-Readonly-Access"] = control ? "false" : "true",
    };

    [BrowserFact]
    public async Task Numbers_and_flows_are_those_of_the_answer()
    {
        await using var window = await HostAsync();
        await window.SeeAsync("#picture svg");
        // Of the very answer that the view drew.
        var data = await window.JsonAsync("mcp('tools/call', { name: 'get_basic_data', arguments: {} }).then(answer => answer.result.structuredContent.data)");
        Assert.Equal(Power(Value(data, "solar_production", "total")), await NumberAsync(window, "sun"));
        Assert.Equal(Power(Value(data, "household", "total_load")), await NumberAsync(window, "house"));
        Assert.Equal(Power(Math.Abs(Value(data, "grid", "power_flow"))), await NumberAsync(window, "grid"));
        Assert.Equal($"{Value(data, "battery", "state_of_charge")} %", await NumberAsync(window, "battery"));
        await FlowsAsync(window, "sun", Value(data, "solar_production", "total"));
        await FlowsAsync(window, "battery", -Value(data, "battery", "power_flow"));
        await FlowsAsync(window, "house", -Value(data, "household", "total_load"));
        await FlowsAsync(window, "grid", Value(data, "grid", "power_flow"));
        Assert.Contains(Energy(Value(data, "energy_today", "produced")), await window.TextAsync("#today"));
        Assert.Empty(window.Troubles);
    }

    [BrowserFact]
    public async Task Readings_are_asked_for_again_while_the_view_is_seen_and_not_while_it_is_not()
    {
        await using var window = await HostAsync(clock: true);
        await window.SeeAsync("#picture svg");
        await window.Page.Clock.RunForAsync(1_000);
        var before = (await window.CallsAsync()).Length;
        await window.Page.Clock.RunForAsync(31_000);
        await UntilAsync(async () => (await window.CallsAsync()).Length > before);
        await window.Page.EvaluateAsync("frame.classList.add('away')");
        await window.ViewFrame.WaitForFunctionAsync("document.body.classList.contains('paused')");
        var hidden = (await window.CallsAsync()).Length;
        await window.Page.Clock.RunForAsync(120_000);
        Assert.Equal(hidden, (await window.CallsAsync()).Length);
        await window.Page.EvaluateAsync("frame.classList.remove('away')");
        await window.ViewFrame.WaitForFunctionAsync("!document.body.classList.contains('paused')");
        await window.Page.Clock.RunForAsync(2_000);
        await UntilAsync(async () => (await window.CallsAsync()).Length > hidden);
        Assert.Empty(window.Troubles);
    }

    [BrowserFact]
    public async Task A_server_that_stops_answering_leaves_old_readings_that_say_since_when()
    {
        await using var window = await HostAsync(clock: true);
        await window.SeeAsync("#fresh[data-state=live]");
        await window.Page.EvaluateAsync("host.settings.failure = 'Connection lost'");
        await window.Page.Clock.RunForAsync(32_000);
        await window.SeeAsync("#fresh[data-state=offline]");
        Assert.Matches(@"^Offline since \d\d:\d\d$", await window.TextAsync("#fresh-word"));
        Assert.Equal("Connection lost", await window.TextAsync("#problem"));
        Assert.NotEqual("–", await NumberAsync(window, "sun"));
        await window.Page.EvaluateAsync("host.settings.failure = null");
        await window.Page.Clock.RunForAsync(32_000);
        await window.SeeAsync("#fresh[data-state=live]");
        Assert.Empty(window.Troubles);
    }

    [BrowserFact]
    public async Task Of_two_boxes_the_chosen_one_is_shown()
    {
        await using var window = await HostAsync(Headers(AccountBook.TwoBoxesEmail));
        await window.SeeAsync("#boxes select");
        await window.View.Locator("#boxes select").SelectOptionAsync("2206230003");
        await window.SeeAsync("h1", "2206230003");
        await window.View.Locator("#boxes select").SelectOptionAsync("2206230002");
        await window.SeeAsync("h1", "2206230002");
        Assert.Empty(window.Troubles);
    }

    [BrowserTheory]
    [InlineData("en-GB", "light", "House")]
    [InlineData("cs-CZ", "light", "Dům")]
    [InlineData("cs-CZ", "dark", "Dům")]
    [InlineData("en-US", "dark", "House")]
    [InlineData("de-AT", "dark", "House")]
    public async Task Everybody_can_use_it(string locale, string theme, string house)
    {
        await using var window = await HostAsync(Headers(AccountBook.TwoBoxesEmail, control: true), new { locale, theme }, new { box_id = "2206230002" });
        await window.SeeAsync("#controls summary");
        await window.View.Locator("#controls summary").PressAsync("Enter");
        await window.SeeAsync("#controls button");
        Assert.Contains(house, await window.TextAsync("#picture"));
        Assert.Equal(theme, await window.ViewFrame.EvaluateAsync<string>("getComputedStyle(document.documentElement).colorScheme"));
        Assert.StartsWith(house, (await window.ViewFrame.EvaluateAsync<string>("document.querySelector('svg').getAttribute('aria-label')")).Split(". ")[2]);
        await window.MustBeAccessibleAsync();
        Assert.Empty(window.Troubles);
    }

    [BrowserFact]
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

    [BrowserFact]
    public async Task A_host_that_never_answers_leaves_a_sentence()
    {
        await using var window = await HostAsync(silent: true, clock: true);
        await window.SeeAsync("#fresh[data-state=waiting]");
        await window.Page.Clock.RunForAsync(21_000);
        await window.SeeAsync("#problem", "Ask the assistant again");
        Assert.Empty(window.Troubles);
    }

    [BrowserFact]
    public async Task A_host_that_knows_only_the_tools_of_the_model_gets_the_same_view()
    {
        string[] known = ["get_basic_data", "get_control_status"];
        await using var window = await HostAsync(known: known, clock: true);
        await window.SeeAsync("#fresh[data-state=live]");
        await window.Page.Clock.RunForAsync(32_000);
        await UntilAsync(async () => (await window.CallsAsync()).Count(call => call.GetProperty("name").GetString() == "get_control_status") > 1);
        await window.SeeAsync("#fresh[data-state=live]");
        Assert.Single(await window.CallsAsync(), call => call.GetProperty("name").GetString() == "get_energy_view");
        Assert.Empty(window.Troubles);
    }

    [BrowserTheory]
    [InlineData(280, 700)]
    [InlineData(360, 800)]
    [InlineData(1280, 800)]
    [InlineData(3840, 2160)]
    public async Task It_fits_every_window(int width, int height)
    {
        await using var window = await HostAsync(Headers(AccountBook.TwoBoxesEmail, control: true), arguments: new { box_id = "2206230002" },
            options: new() { ViewportSize = new() { Width = width, Height = height } });
        await window.SeeAsync("#controls summary");
        await window.View.Locator("#controls summary").ClickAsync();
        Assert.True(await window.ViewFrame.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
        Assert.True(await window.ViewFrame.EvaluateAsync<double>("parseFloat(getComputedStyle(document.body).fontSize)") >= 15);
        Assert.Empty(window.Troubles);
    }

    private Task<Window> HostAsync(
        Dictionary<string, string>? headers = null, object? context = null, object? arguments = null, bool silent = false, string[]? known = null,
        bool clock = false, BrowserNewContextOptions? options = null) =>
        Window.HostAsync(
            browser, pages.Server.Url,
            new { headers = headers ?? OneBox, context = context ?? new { locale = "en-GB", theme = "light", timeZone = "Europe/Prague" }, arguments, silent, known },
            options, clock);

    private static Task<string> NumberAsync(Window window, string node) => window.TextAsync($".node.{node} .number");

    private static async Task FlowsAsync(Window window, string node, double toBox)
    {
        var flow = window.View.Locator($".{node} .flow");
        if (Math.Abs(toBox) < 0.02) Assert.Equal(0, await flow.CountAsync());
        else Assert.Equal(toBox > 0 ? "box" : node, await flow.GetAttributeAsync("data-toward"));
    }

    private static double Value(JsonElement data, string section, string point) => data.GetProperty(section).GetProperty(point).GetProperty("value").GetDouble();

    private static string Power(double kilowatts) => Math.Abs(kilowatts) < 1
        ? string.Create(CultureInfo.InvariantCulture, $"{Math.Round(kilowatts * 1000)} W")
        : string.Create(CultureInfo.InvariantCulture, $"{kilowatts:0.00} kW");

    private static string Energy(double kilowattHours) => kilowattHours.ToString("0.00", CultureInfo.InvariantCulture);

    private static async Task UntilAsync(Func<Task<bool>> happened)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!await happened()) await Task.Delay(50, patience.Token);
    }
}
