using System.Text.Json;
using Oig.Simulator;

namespace Oig.Pages.Tests;

/// <summary>Energies of the past in the official host, as the real <c>get_energy_history</c> answers them.</summary>
[Collection(PagesTests.Name)]
public sealed class HistoryTests(Browser browser, ServerWithPages pages)
{
    private static readonly string[] Drawn = ["produced", "backed_up_load", "imported", "exported"];

    [NodeTheory]
    [InlineData("day", "2026-11-02", "2026-11-15", 14)]
    [InlineData("week", "2026-10-05", "2026-11-15", 6)]
    [InlineData("month", "2026-08-01", "2026-10-31", 3)]
    public async Task Bars_sums_and_table_are_those_of_the_answer(string period, string from, string to, int rows)
    {
        await using var window = await HostAsync(Picture.Owner(), new { start_date = from, end_date = to, period });
        await window.SeeAsync("#history svg");
        var data = (await window.JsonAsync("host.answers"))[0].GetProperty("data");
        var columns = data.GetProperty("columns").EnumerateArray().Select(column => column.GetString()!).ToList();
        Assert.Equal(rows, data.GetProperty("rows").GetArrayLength());
        var bars = data.GetProperty("rows").EnumerateArray().Sum(row => Drawn.Count(name => Number(row[columns.IndexOf(name)]) > 0));
        Assert.Equal(bars, await window.View.Locator("#history rect").CountAsync());
        Assert.Equal(
            Drawn.Select(name => $"{Picture.Energy(Number(data.GetProperty("total")[columns.IndexOf(name)])!.Value)} kWh"),
            (await window.View.Locator(".legend b").AllTextContentsAsync()).Select(text => text.Replace('\u00a0', ' ')));
        Assert.Equal(
            data.GetProperty("rows").EnumerateArray().Select(row => string.Join('|', row[0].GetString(), Cell(row, "produced"), Cell(row, "backed_up_load"), Cell(row, "battery_discharged"))),
            await window.View.Locator("#history tbody").EvaluateAsync<string[]>(
                "body => [...body.rows].map(row => [0, 1, 2, 6].map(cell => row.cells[cell].textContent).join('|'))"));
        await window.View.Locator("#history summary").ClickAsync();
        Assert.True(await window.View.Locator("#history table").IsVisibleAsync());
        Assert.All(await window.CallsAsync(), call => Assert.Equal("get_energy_history", call.GetProperty("name").GetString()));

        string Cell(JsonElement row, string name) => Number(row[columns.IndexOf(name)]) is { } value ? Picture.Energy(value) : "–";
    }

    [NodeFact]
    public async Task In_Czech_and_dark_everybody_can_read_it()
    {
        await using var window = await HostAsync(Picture.Owner(), new { start_date = "2026-10-05", end_date = "2026-11-15", period = "week", compare = "previous" }, "cs-CZ", "dark");
        await window.SeeAsync("#history svg", "45. týden");
        await window.View.Locator("#history summary").ClickAsync();
        Assert.Contains("předtím", await window.TextAsync(".legend"));
        await window.MustBeAccessibleAsync();
    }

    [NodeFact]
    public async Task What_is_not_known_is_said_and_drawn_as_no_zero()
    {
        await using var window = await HostAsync(Picture.Owner(AccountBook.TwoBoxesEmail), new { start_date = "2026-11-10", end_date = "2026-11-15", period = "day", box_id = "2206230002" });
        await window.SeeAsync("#history svg", "?");
        Assert.Equal(0, await window.View.Locator("#history rect").CountAsync());
        Assert.Contains("Known are 0 of 6 days", await window.TextAsync(".notes"));
        Assert.Contains("several boxes", await window.TextAsync(".notes"));
    }

    [NodeFact]
    public async Task A_refused_history_stays_a_sentence_and_becomes_no_live_picture()
    {
        await using var window = await HostAsync(Picture.Owner(), new { start_date = "soon" });
        await window.SeeAsync("#problem", "YYYY-MM-DD");
        Assert.True(await window.View.Locator("#live").IsHiddenAsync());
        Assert.Single(await window.CallsAsync());
    }

    private Task<Window> HostAsync(Dictionary<string, string> headers, object arguments, string locale = "en-GB", string theme = "light") => Window.OfficialAsync(
        browser, pages.Server.Url, new { tool = "get_energy_history", headers, context = new { locale, theme, timeZone = "Europe/Prague" }, arguments }, width: 900);

    private static double? Number(JsonElement value) => value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null;
}
