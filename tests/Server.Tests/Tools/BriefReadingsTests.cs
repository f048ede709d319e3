using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Oig.Server.Tests.Hosting;
using Oig.Simulator;
using Xunit.Abstractions;

namespace Oig.Server.Tests.Tools;

/// <summary>The text of <c>get_basic_data</c>: what a model pays for with each look at the battery.</summary>
public sealed class BriefReadingsTests(ServerOfManyOwners shared, ITestOutputHelper output) : IClassFixture<ServerOfManyOwners>
{
    private const int MostBytes = 2_800;
    private static readonly HttpClient Http = new();

    public static TheoryData<string, string> Boxes
    {
        get
        {
            var all = new TheoryData<string, string>();
            foreach (var box in new[] { "three phases", "one phase", "queen", "heater", "everything", "everything in one phase", "silent", "live data off", "nothing right", "everything, half of it doubtful", "outage" })
                foreach (var language in new[] { "en", "cs" }) all.Add(box, language);
            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Boxes))]
    public async Task The_text_is_short_and_says_what_the_structure_says(string kind, string language)
    {
        var (text, data) = await ReadAsync(language, shared.BoxOf(kind, BriefBoxes.Of));

        var bytes = Encoding.UTF8.GetByteCount(text);
        output.WriteLine($"{kind}, {language}: {bytes} bytes, structure {Encoding.UTF8.GetByteCount(data.GetRawText())}\n{text}");
        Assert.InRange(bytes, 300, MostBytes);
        var brief = JsonNode.Parse(text)!.AsObject();
        Assert.Equal(["summary", "status", "units", "data"], brief.Select(member => member.Key));
        Assert.Equal("success", (string?)brief["status"]);
        AssertSame(data, brief["data"]!, "data");
    }

    [Theory]
    [MemberData(nameof(Boxes))]
    public async Task The_predecessors_sections_keep_their_shape(string kind, string language)
    {
        var (_, data) = await ReadAsync(language, shared.BoxOf(kind, BriefBoxes.Of));

        string[] points =
        [
            "solar_production.string_1", "solar_production.string_2", "solar_production.total", "battery.state_of_charge", "battery.power_flow",
            "household.total_load",
        ];
        Assert.Equal(points, ((string[])["solar_production", "battery", "household"]).SelectMany(section =>
            data.GetProperty(section).EnumerateObject().Select(point => $"{section}.{point.Name}")));
        Assert.All(points.Select(path => path.Split('.')), path => Assert.Equal(
            ["value", "unit", "description"], data.GetProperty(path[0]).GetProperty(path[1]).EnumerateObject().Select(member => member.Name)));
    }

    [Fact]
    public async Task The_summary_tells_flows_settings_and_today_in_the_language_of_the_request()
    {
        var box = BriefBoxes.Steady();

        Assert.Equal(
            "Battery 63 %, charging with 1.5 kW; sun 2.7 kW, load 0.75 kW (backed-up part), grid 0.08 kW bought. Mode Home 1, export on. "
            + "Today: 15.5 kWh produced, 1.2 kWh bought, 4.3 kWh sold.", await SummaryAsync("en", box));
        Assert.Equal(
            "Baterie 63 %, nabíjí se 1.5 kW; slunce 2.7 kW, odběr 0.75 kW (zálohovaná část), síť nákup 0.08 kW. Režim Home 1, přetoky zapnuto. "
            + "Dnes: výroba 15.5 kWh, nákup 1.2 kWh, prodej 4.3 kWh.", await SummaryAsync("cs", box));
    }

    [Fact]
    public async Task The_summary_says_what_is_old_doubtful_or_unknown()
    {
        var silent = BriefBoxes.Steady();
        silent.Faults.LastCall(DateTimeOffset.UtcNow.AddDays(-3));
        Assert.Contains("The box last called on 2", await SummaryAsync("en", silent), StringComparison.Ordinal);
        Assert.Contains("Today's energies are not known yet.", await SummaryAsync("en", silent), StringComparison.Ordinal);

        var coarse = BriefBoxes.Steady();
        coarse.Faults.LiveNulls();
        Assert.Contains("Live data are off", await SummaryAsync("en", coarse), StringComparison.Ordinal);

        var wrapped = BriefBoxes.Steady();
        wrapped.Faults.Field("actual", "bat_c", "18433");
        wrapped.Faults.Field("batt", "bat_c", "null");
        var summary = await SummaryAsync("en", wrapped);
        Assert.StartsWith("Battery unknown", summary, StringComparison.Ordinal);
        Assert.EndsWith("Impossible values were left out, see suspect.", summary, StringComparison.Ordinal);

        Assert.Contains("grid away (outage)", await SummaryAsync("en", BriefBoxes.Of("outage")), StringComparison.Ordinal);
    }

    private async Task<string> SummaryAsync(string language, SimulatedBox box) => (string)JsonNode.Parse((await ReadAsync(language, box)).Text)!["summary"]!;

    private async Task<(string Text, JsonElement Data)> ReadAsync(string language, SimulatedBox box)
    {
        using var request = RawMcp.Call(shared.Server.Mcp, "get_basic_data", new JsonObject()).With("Accept-Language", language)
            .With("X-OIG-Email", shared.OwnerOf(box)).With("X-OIG-Password", AccountBook.TestPassword);
        using var response = await Http.SendAsync(request);
        var result = await response.ResultAsync();
        return (result.GetProperty("content")[0].GetProperty("text").GetString()!, result.GetProperty("structuredContent").GetProperty("data"));
    }

    /// <summary>Every value of the text stands at the same place of the structure.</summary>
    private static void AssertSame(JsonElement full, JsonNode brief, string path)
    {
        foreach (var (name, value) in brief.AsObject())
        {
            var (there, at) = (full.GetProperty(name), $"{path}.{name}");
            if (name == "suspect") Assert.Equal((string?)value![0], there[0].GetProperty("value").GetString());
            else if (name == "coarse") Assert.Equal((string?)value![0], there[0].GetString());
            else if (there.ValueKind != JsonValueKind.Object) Assert.True(JsonNode.DeepEquals(JsonNode.Parse(there.GetRawText()), value), at);
            else if (!there.TryGetProperty("value", out var point)) AssertSame(there, value!, at);
            else Assert.True(JsonNode.DeepEquals(JsonNode.Parse(point.GetRawText()), value is JsonObject ? value["value"] : value), at);
        }
    }
}
