using System.Text.Json;
using Oig.Simulator;

namespace Oig.Pages.Tests;

/// <summary>The view's controls.</summary>
[Collection(PagesTests.Name)]
public sealed class ControlTests(Browser browser, ServerWithPages pages)
{
    [BrowserFact]
    public async Task A_request_that_may_only_read_sees_no_controls()
    {
        await using var window = await OpenAsync(control: false, box: "2206230002");
        await window.SeeAsync("#fresh[data-state=live]");
        await window.ViewFrame.WaitForFunctionAsync("shown.boxes.length === 2");
        Assert.True(await window.View.Locator("#controls").IsHiddenAsync());
        Assert.Empty(window.Troubles);
    }

    [BrowserFact]
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

    [BrowserFact]
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

    private Task<Window> OpenAsync(bool control, string box) => Window.HostAsync(browser, pages.Server.Url, new
    {
        headers = new Dictionary<string, string>
        {
            ["X-OIG-Email"] = AccountBook.TwoBoxesEmail,
            ["X-OIG-Password"] = AccountBook.TestPassword,
            ["X-OIG-Readonly-Access"] = control ? "false" : "true",
        },
        context = new { locale = "en", theme = "light" },
        arguments = new { box_id = box },
    });
}
