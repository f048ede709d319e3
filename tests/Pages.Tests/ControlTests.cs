using System.Text.Json;
using Oig.Simulator;

namespace Oig.Pages.Tests;

/// <summary>The view's controls.</summary>
[Collection(PagesTests.Name)]
public sealed class ControlTests(Browser browser, ServerWithPages pages)
{
    [ChromiumFact]
    public async Task A_request_that_may_only_read_sees_no_controls()
    {
        await using var window = await OpenAsync(control: false, box: "2206230002");
        await window.SeeAsync("#fresh[data-state=live]");
        await window.ViewFrame.WaitForFunctionAsync("shown.boxes.length === 2");
        Assert.True(await window.View.Locator("#controls").IsHiddenAsync());
        Assert.Empty(window.Troubles);
    }

    [ChromiumFact]
    public async Task A_button_calls_the_ordinary_tool_and_never_acknowledges()
    {
        await using var window = await OpenAsync(control: true, box: "2206230002");
        await window.View.Locator("#controls summary").ClickAsync();
        await window.View.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Home UPS" }).ClickAsync();
        await window.SeeAsync("#answer", "This needs your consent.");
        var call = Assert.Single(await window.CallsAsync(), call => call.GetProperty("name").GetString() == "set_box_mode");
        Assert.Equal("""{"mode":"Home UPS","box_id":"2206230002"}""", JsonSerializer.Serialize(call.GetProperty("arguments")));
        Assert.Empty(window.Troubles);
    }

    [ChromiumFact]
    public async Task A_change_that_needs_no_consent_is_made_and_followed()
    {
        await using var window = await OpenAsync(control: true, box: "2206230003");
        await window.View.Locator("#controls summary").ClickAsync();
        await window.View.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Home 2" }).ClickAsync();
        await window.SeeAsync("#changes li");
        Assert.NotEqual("", await window.TextAsync("#answer"));
        Assert.All(await window.CallsAsync(), call => Assert.False(call.GetProperty("arguments").TryGetProperty("acknowledge", out _)));
        Assert.Empty(window.Troubles);
    }

    [ChromiumTheory]
    [InlineData("Limit", "set_grid_delivery", """{"mode":"limited","limit_watts":2500,"box_id":"2206230003"}""")]
    [InlineData("Set", "set_grid_charging", """{"percent":85,"box_id":"2206230003"}""")]
    public async Task What_was_typed_is_what_is_asked_for(string button, string tool, string arguments)
    {
        await using var window = await OpenAsync(control: true, box: "2206230003");
        await window.View.Locator("#controls summary").ClickAsync();
        await window.View.GetByLabel("Limit in watts").FillAsync("2500");
        await window.View.GetByLabel("Charge in percent").FillAsync("85");
        await window.View.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
        // Whatever comes of it, the owner reads it.
        await window.View.Locator("#answer").Filter(new() { HasNotText = "Asking the server" }).Filter(new() { HasText = "." }).WaitForAsync();
        var call = Assert.Single(await window.CallsAsync(), call => call.GetProperty("name").GetString() == tool);
        Assert.Equal(arguments, JsonSerializer.Serialize(call.GetProperty("arguments")));
        Assert.Empty(window.Troubles);
    }

    [ChromiumFact]
    public async Task In_Czech_the_owner_is_sent_to_the_chat_for_his_consent()
    {
        await using var window = await OpenAsync(control: true, box: "2206230002", locale: "cs-CZ");
        Assert.Equal("Změnit nastavení", await window.TextAsync("#controls summary"));
        await window.View.Locator("#controls summary").ClickAsync();
        await window.View.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Home UPS" }).ClickAsync();
        await window.SeeAsync("#answer", "K tomu je potřeba váš souhlas.");
        Assert.All(await window.CallsAsync(), call => Assert.False(call.GetProperty("arguments").TryGetProperty("acknowledge", out _)));
        Assert.Empty(window.Troubles);
    }

    private Task<Window> OpenAsync(bool control, string box, string locale = "en") => Window.HostAsync(browser, pages.Server.Url, new
    {
        headers = Picture.Owner(AccountBook.TwoBoxesEmail, control),
        context = new { locale, theme = "light" },
        arguments = new { box_id = box },
    });
}
