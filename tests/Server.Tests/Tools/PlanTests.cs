using System.Text.Json;
using System.Text.Json.Nodes;
using Oig.Server.Tests.Hosting;
using Oig.Simulator;

namespace Oig.Server.Tests.Tools;

public sealed class PlanTests(SharedServer shared) : IClassFixture<SharedServer>
{
    private static readonly DateTimeOffset Tomorrow = DateTimeOffset.UtcNow.AddDays(1);

    [Fact]
    public async Task A_plan_tells_energy_time_charge_and_cost_and_sends_nothing()
    {
        await using var client = await shared.Server.ConnectAsync(actions: true);
        var prices = new JsonArray([.. Enumerable.Range(-1, 12).Select(hour => new JsonObject { ["at"] = $"{Tomorrow.AddHours(hour):O}", ["price"] = 2.5 })]);
        var writes = Writes();

        var data = (await client.CallAsync("check_plan", ("steps", Steps((0, "grid_charging", "100"), (9, "box_mode", "home 2"))), ("prices", prices))).GetProperty("data");

        var (charging, mode) = (data.GetProperty("steps")[0], data.GetProperty("steps")[1]);
        var charge = data.GetProperty("state_of_charge").GetDouble();
        var energy = (100 - charge) * 10.24 / 100 / 0.94;
        Assert.Equal(energy, charging.GetProperty("grid_energy_kwh").GetDouble(), tolerance: 0.05);
        Assert.Equal(energy / 2.8, charging.GetProperty("hours").GetDouble(), tolerance: 0.05);
        Assert.Equal(100, charging.GetProperty("resulting_charge").GetDouble());
        Assert.Equal(2.5 * energy, charging.GetProperty("cost").GetDouble(), tolerance: 0.5);
        Assert.Equal(JsonValueKind.String, charging.GetProperty("consent").ValueKind);
        Assert.Equal(("Home 2", JsonValueKind.Null), (mode.GetProperty("value").GetString(), mode.GetProperty("grid_energy_kwh").ValueKind));
        Assert.True(data.GetProperty("feasible").GetBoolean());
        Assert.Equal(writes, Writes());
    }

    [Fact]
    public async Task Contradictions_are_named()
    {
        await using var client = await shared.Server.ConnectAsync(actions: true);

        var data = (await client.CallAsync("check_plan", ("steps", Steps((0, "box_mode", "Home 1"), (0, "box_mode", "Home 2"), (0.05, "box_mode", "Home UPS"))))).GetProperty("data");

        Assert.False(data.GetProperty("feasible").GetBoolean());
        var conflicts = data.GetProperty("conflicts").EnumerateArray().Select(conflict => conflict.GetString()!).ToList();
        Assert.Contains(conflicts, conflict => conflict.StartsWith("Steps 1 and 2:", StringComparison.Ordinal) && conflict.Contains("same time", StringComparison.Ordinal));
        Assert.Contains(conflicts, conflict => conflict.Contains("5 minutes", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_stands_in_the_way_is_told_for_each_step()
    {
        await using var reader = await shared.Server.ConnectAsync();
        await using var several = await shared.Server.ConnectAsync(AccountBook.TwoBoxesEmail, actions: true);

        Assert.Contains("read-only", await FirstObstacleAsync(reader, "box_mode", "Home 2", null), StringComparison.Ordinal);
        Assert.Contains("names no box", await FirstObstacleAsync(several, "grid_charging", "80", "2206230002"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_gap_in_the_prices_makes_the_cost_unknown()
    {
        await using var client = await shared.Server.ConnectAsync(actions: true);
        var prices = new JsonArray(new JsonObject { ["at"] = $"{Tomorrow.AddHours(-5):O}", ["price"] = 1 });

        var data = (await client.CallAsync("check_plan", ("steps", Steps((0, "grid_charging", "100"))), ("prices", prices))).GetProperty("data");

        Assert.Equal(JsonValueKind.Null, data.GetProperty("steps")[0].GetProperty("cost").ValueKind);
        Assert.Contains(data.GetProperty("notes").EnumerateArray(), note => note.GetString()!.Contains("do not cover", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""[]""", null, "1 to 24 steps")]
    [InlineData("""[{"at":"25:00","setting":"box_mode","value":"Home 1"}]""", null, "Step 1: at")]
    [InlineData("""[{"at":"2020-01-01T00:00:00Z","setting":"box_mode","value":"Home 1"}]""", null, "next 7 days")]
    [InlineData("""[{"at":"22:00","setting":"box_mode","value":"Home 9"}]""", null, "Step 1: value must be one of: Home 1, Home 2, Home 3, Home UPS, Home 5, Home 6.")]
    [InlineData("""[{"at":"22:00","setting":"grid_charging","value":"150"}]""", null, "Step 1: value must be one of: stop, 20 to 100 %.")]
    [InlineData("""[{"at":"22:00","setting":"grid_delivery","value":"limited"}]""", null, "Step 1: value must be one of: off, on, limited 1 to 9999 W.")]
    [InlineData("""[{"at":"22:00","setting":"box_mode"}]""", null, "Step 1: value must be one of")]
    [InlineData("""[{"at":"22:00","setting":"relay","value":"on"}]""", null, "Step 1: setting must be one of")]
    [InlineData("""[{"at":"22:00 Europe/Paris","setting":"box_mode","value":"Home 1"}]""", null, "Step 1: at")]
    [InlineData("""[{"at":"22:00","setting":"everything","value":"1"}]""", null, "Step 1: setting")]
    [InlineData("""[7,null,"x"]""", null, "Step 1: at")]
    [InlineData("""[{"at":"22:00","setting":"box_mode","value":"Home 1"}]""", """[{"at":"22:00"}]""", "prices number 1")]
    [InlineData("""[{"at":"22:00","setting":"box_mode","value":"Home 1"}]""", """[{"at":"22:00","price":1},{"at":"22:00","price":2}]""", "same time twice")]
    public async Task Bad_plans_get_one_clear_error(string steps, string? prices, string part)
    {
        await using var client = await shared.Server.ConnectAsync(actions: true);

        var reply = await client.CallAsync("check_plan", [("steps", JsonNode.Parse(steps)), .. prices is null ? [] : new[] { ("prices", (object?)JsonNode.Parse(prices)) }]);

        Assert.Equal("invalid_argument", reply.Code());
        Assert.Contains(part, reply.Message(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("grid_delivery", "limited 3500 W", "limited 3500 W")]
    [InlineData("grid delivery", "vypnuto", "off")]
    [InlineData("supplementary_modes", "Home 5 off", "Home 5 off")]
    [InlineData("box-mode", "home_ups", "Home UPS")]
    [InlineData("grid_charging", "80 %", "80 %")]
    [InlineData("set_box_mode", "home 2", "Home 2")]
    [InlineData("set_box_mode", "Home 6 off", "Home 6 off")]
    [InlineData("boiler_mode", "ruční", "manual")]
    public async Task Values_are_read_in_the_spellings_of_owners(string setting, string value, string shown)
    {
        await using var client = await shared.Server.ConnectAsync(actions: true);

        var data = (await client.CallAsync("check_plan", ("steps", Steps((0, setting, value))))).GetProperty("data");

        Assert.Equal(shown, data.GetProperty("steps")[0].GetProperty("value").GetString());
    }

    [Theory]
    [InlineData("2026-11-27T22:00:00+02:00", "2026-11-27T20:00:00Z")]
    [InlineData("2026-11-27T22:00:00", "2026-11-27T21:00:00Z")]
    [InlineData("2026-11-27 22:00", "2026-11-27T21:00:00Z")]
    [InlineData("22:00", "2026-11-26T21:00:00Z")]
    [InlineData("8:00", "2026-11-27T07:00:00Z")]
    [InlineData("2026-11-27", null)]
    [InlineData("22:00 UTC", null)]
    [InlineData("2026-11-27T22:00:00 Mars/Olympus", null)]
    public void Times_without_an_offset_are_Czech_and_other_time_zones_are_no_times(string text, string? time) =>
        Assert.Equal(time is null ? (DateTimeOffset?)null : DateTimeOffset.Parse(time, null), Oig.Api.Tools.Plan.PlanRequest.Time(text, new(2026, 11, 26, 12, 0, 0, TimeSpan.Zero)));

    private static async Task<string> FirstObstacleAsync(ModelContextProtocol.Client.McpClient client, string setting, string value, string? box) =>
        (await client.CallAsync("check_plan", ("steps", Steps((0, setting, value))), ("box_id", box))).GetProperty("data").GetProperty("steps")[0].GetProperty("obstacles")[0].GetString()!;

    private static JsonArray Steps(params (double Hours, string Setting, string Value)[] steps) =>
        new([.. steps.Select(step => new JsonObject { ["at"] = $"{Tomorrow.AddHours(step.Hours):O}", ["setting"] = step.Setting, ["value"] = step.Value })]);

    private long Writes() => shared.Server.Portal.Requests.Count(PortalEndpoint.SetValue) + shared.Server.Portal.Requests.Count(PortalEndpoint.Format) + shared.Server.Portal.Requests.Count(PortalEndpoint.ToGrid);
}
