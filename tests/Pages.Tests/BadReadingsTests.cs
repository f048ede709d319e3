using System.Text.Json.Nodes;

namespace Oig.Pages.Tests;

/// <summary>What a tool might answer, and the view has to bear: it never breaks, and nothing of it becomes part of the page.</summary>
[Collection(PagesTests.Name)]
public sealed class BadReadingsTests(Browser browser, ServerWithPages pages)
{
    private const string Hostile = "<img src=x onerror=alert(1)><script>alert(2)</script>\"'{{style}}</script>\u202e";

    private static readonly string[] Nothing = ["null", "{}", "[]", "\"text\"", "{\"status\":\"success\"}", "{\"status\":\"success\",\"data\":7}", "{\"status\":\"error\"}"];

    [ChromiumFact]
    public async Task Nulls_everywhere_are_drawn_as_unknown()
    {
        await using var window = await ShowAsync(Nulls());
        await window.SeeAsync("#picture svg");
        foreach (var node in new[] { "sun", "battery", "house", "grid" }) Assert.Equal("–", await window.TextAsync($".node.{node} .number"));
        Assert.Equal(0, await window.View.Locator(".flow").CountAsync());
        Assert.Equal(4, await window.View.Locator(".link.unknown").CountAsync());
        Assert.DoesNotContain("0", await window.TextAsync("#today"));
        Assert.DoesNotContain("NaN", await window.TextAsync("main"));
        Assert.Empty(window.Troubles);
    }

    [ChromiumFact]
    public async Task No_reply_at_all_leaves_a_sentence()
    {
        await using var window = await ShowAsync(null);
        foreach (var nothing in Nothing)
        {
            await window.ShowAsync(Settings(JsonNode.Parse(nothing)));
            await window.SeeAsync("#problem");
            Assert.NotEqual("", await window.TextAsync("#problem"));
            Assert.Equal(0, await window.View.Locator("svg").CountAsync());
            Assert.Empty(window.Troubles);
        }
    }

    [ChromiumTheory]
    [InlineData(1e300)]
    [InlineData(-1e300)]
    [InlineData(-5)]
    [InlineData(123456.789)]
    [InlineData(0.0000001)]
    public async Task Any_number_fits_its_place(double number)
    {
        await using var window = await ShowAsync(Everywhere(JsonValue.Create(number)!), width: 320);
        await window.SeeAsync("#picture svg");
        Assert.True(await window.ViewFrame.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
        Assert.DoesNotContain("NaN", await window.TextAsync("main"));
        Assert.Equal(0, await window.ViewFrame.EvaluateAsync<int>("[...document.querySelectorAll('.number')].filter(number => number.getBBox().width > 96).length"));
        Assert.Empty(window.Troubles);
    }

    [ChromiumFact]
    public async Task Hostile_names_stay_text()
    {
        var reply = Everywhere(JsonValue.Create(1.5)!);
        var data = reply["data"]!;
        data["box"]!["id"] = Hostile;
        data["box"]!["mode"] = Hostile;
        data["box"]!["export_state"] = Hostile;
        reply["data"] = new JsonObject
        {
            ["readings"] = data.DeepClone(),
            ["boxes"] = new JsonArray(Hostile, "2206230001", null, 7),
            ["may_control"] = true,
            ["changes"] = new JsonArray(null, 5, new JsonObject { ["setting"] = Hostile, ["asked"] = Hostile, ["state"] = "__proto__", ["next"] = Hostile }),
        };
        await using var window = await ShowAsync(reply);
        await window.SeeAsync("#changes li");
        Assert.Contains("<img src=x", await window.TextAsync("#changes"));
        Assert.Equal(0, await window.View.Locator("img").CountAsync());
        Assert.Equal(1, await window.View.Locator("script").CountAsync());
        Assert.Empty(window.Troubles);
    }

    [ChromiumFact]
    public async Task A_refusal_is_said_in_the_words_of_the_server()
    {
        await using var window = await ShowAsync(new JsonObject { ["status"] = "error", ["code"] = "authentication_failed", ["message"] = $"No. {Hostile}" });
        await window.SeeAsync("#problem", "No. <img");
        Assert.Equal("true", await window.View.Locator("#live").EvaluateAsync<string>("live => String(live.hidden)"));
        Assert.Empty(window.Troubles);
    }

    [ChromiumFact]
    public async Task A_history_is_drawn_as_bars_with_its_table()
    {
        var rows = new JsonArray([.. Enumerable.Range(1, 28).Select(day => (JsonNode)new JsonArray($"2026-02-{day:00}", day / 2.0, 3.25, day == 5 ? null : 0.5, 8))]);
        rows.Add(new JsonArray(Hostile, 1e300, -4, "x", null));
        rows.Add(5);
        var reply = new JsonObject
        {
            ["status"] = "success",
            ["data"] = new JsonObject { ["box_id"] = "2206230001", ["columns"] = new JsonArray("period", "produced", "imported", "exported", "backed_up_load"), ["rows"] = rows },
        };
        await using var window = await ShowAsync(reply);
        await window.SeeAsync("#history svg");
        Assert.Equal((28 * 4) - 1 + 1, await window.View.Locator("#history rect").CountAsync());
        await window.View.Locator("#history summary").ClickAsync();
        Assert.Equal(30, await window.View.Locator("#history tr").CountAsync());
        Assert.Contains("14.00", await window.View.Locator("#history tr").Nth(28).InnerTextAsync());
        await window.MustBeAccessibleAsync();
        Assert.Empty(window.Troubles);
    }

    private Task<Window> ShowAsync(JsonNode? reply, int width = 900) => Window.HostAsync(browser, pages.Server.Url, Settings(reply), width, 900);

    private static object Settings(JsonNode? reply)
    {
        var result = new { content = Array.Empty<object>(), structuredContent = reply };
        return new { headers = new { }, context = new { locale = "en", theme = "light" }, first = result, result };
    }

    private static JsonObject Nulls()
    {
        var reply = Everywhere(null);
        foreach (var (name, _) in reply["data"]!["box"]!.AsObject().ToArray()) reply["data"]!["box"]![name] = null;
        foreach (var name in new[] { "measured_at", "age_seconds", "stale" }) reply["data"]![name] = null;
        return reply;
    }

    private static JsonObject Everywhere(JsonNode? value)
    {
        JsonObject Points(params string[] names) => new(names.Select(name => KeyValuePair.Create<string, JsonNode?>(name, new JsonObject { ["value"] = value?.DeepClone(), ["unit"] = "kW" })));
        return new JsonObject
        {
            ["status"] = "success",
            ["data"] = new JsonObject
            {
                ["solar_production"] = Points("string_1", "string_2", "total"),
                ["battery"] = Points("state_of_charge", "power_flow"),
                ["household"] = Points("total_load"),
                ["grid"] = Points("power_flow"),
                ["energy_today"] = Points("produced", "imported", "exported", "backed_up_load"),
                ["heater"] = Points("power"),
                ["box"] = Points("export_limit", "battery_usable", "battery_time_to_full", "battery_time_to_empty", "minimum_charge"),
                ["measured_at"] = "2026-11-26T12:00:00+01:00",
                ["age_seconds"] = value?.DeepClone(),
                ["stale"] = false,
            },
        };
    }
}
