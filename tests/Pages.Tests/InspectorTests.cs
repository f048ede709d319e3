namespace Oig.Pages.Tests;

/// <summary>The energy view inside the MCP Inspector.</summary>
[Collection(PagesTests.Name)]
public sealed class InspectorTests(Browser browser, ServerWithPages pages, Inspector inspector) : IClassFixture<Inspector>
{
    [NodeTheory]
    [InlineData("legacy")]
    [InlineData("modern")]
    public async Task Flows_and_numbers_are_those_of_the_answer(string era)
    {
        await using var client = await pages.Server.ConnectAsync();
        await using var window = await OpenAsync("get_basic_data", new { }, era);
        await Picture.MustShowAsync(window, async () => (await client.CallToolAsync("get_basic_data")).StructuredContent!.Value.GetProperty("data"));
        await window.SeeAsync("#fresh[data-state=live]");
        MustBeQuiet(window);
    }

    [NodeFact]
    public async Task A_history_is_drawn_with_its_table()
    {
        await using var window = await OpenAsync("get_energy_history", new { start_date = "2026-11-02", end_date = "2026-11-15", period = "day" }, "legacy");
        await window.SeeAsync("#history svg");
        await window.View.Locator("#history summary").ClickAsync();
        Assert.Equal(15, await window.View.Locator("#history tr").CountAsync());
        MustBeQuiet(window);
    }

    private async Task<Window> OpenAsync(string tool, object arguments, string era)
    {
        var window = await Window.InspectorAsync(browser, await inspector.AddressAsync(pages.Server.Mcp, tool, arguments, era), inspector.Sandbox);
        await window.Page.WaitForSelectorAsync("[data-testid=connection-status][data-status=connected]");
        await window.Page.WaitForSelectorAsync("[data-app-status=ready]");
        return window;
    }

    // The Inspector has troubles of its own: a font from the internet, a server of that name that is there already.
    private static void MustBeQuiet(Window window) => Assert.DoesNotContain(window.Troubles, trouble =>
        !trouble.Contains("/assets/", StringComparison.Ordinal) && !trouble.Contains("/api/servers", StringComparison.Ordinal) && !trouble.Contains("fonts.", StringComparison.Ordinal));
}
