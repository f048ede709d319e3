using System.Text.Json.Nodes;
using Oig.Server.Tests.Hosting;
using Oig.Simulator;

namespace Oig.Server.Tests.Control;

public class LockTests(ControlServer shared) : IClassFixture<ControlServer>
{
    private static readonly HttpClient Http = new();

    [Fact]
    public async Task A_read_only_request_sees_no_tool_that_changes_anything()
    {
        await using var client = await shared.Server.ConnectAsync("owner-1@example.com");
        Assert.Equal(
            ["check_plan", "get_basic_data", "get_control_status", "get_energy_history", "get_extended_data", "get_notifications", "get_outlook"],
            (await client.ListToolsAsync()).Select(tool => tool.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_tool_is_classified_as_reading_or_writing()
    {
        await using var client = await shared.ConnectAsync("owner-1@example.com");
        var tools = await client.ListToolsAsync();
        Assert.Equal(13, tools.Count);
        Assert.All(tools, tool => Assert.Equal(Reads(tool.Name), tool.ProtocolTool.Annotations?.ReadOnlyHint));
        Assert.All(tools, tool => Assert.Equal(!Reads(tool.Name), tool.ProtocolTool.Annotations?.DestructiveHint));

        static bool Reads(string name) => name.Split('_')[0] is "get" or "check";
    }

    [Theory]
    [InlineData("set_box_mode", """{"mode":"Home 2"}""", null)]
    [InlineData("set_grid_delivery", """{"mode":0}""", "true")]
    [InlineData("set_boiler_mode", """{"mode":"automatic"}""", "no")]
    [InlineData("set_relay", """{"relay":1,"on":true}""", "")]
    [InlineData("set_grid_charging", """{"percent":50,"acknowledge":true}""", "0")]
    public async Task A_read_only_request_that_calls_such_a_tool_gets_the_known_message(string tool, string arguments, string? header)
    {
        using var request = RawMcp.Call(shared.Server.Mcp, tool, JsonNode.Parse(arguments)).With("X-OIG-Email", "owner-1@example.com")
            .With("X-OIG-Password", AccountBook.TestPassword);
        using var response = await Http.SendAsync(header is null ? request : request.With("X-OIG-Readonly-Access", header));
        var reply = (await response.ResultAsync()).GetProperty("structuredContent");
        Assert.Equal("read_only", reply.Code());
        Assert.Equal("Action denied. Server is in readonly mode. Set 'X-OIG-Readonly-Access: false' header to allow actions.", reply.Message());
    }

    [Fact]
    public async Task A_tool_that_the_operator_switched_off_names_its_setting()
    {
        await using var client = await shared.ConnectAsync("owner-1@example.com");
        var reply = await client.CallAsync("set_relay", ("relay", 1), ("on", false));
        Assert.Equal("control_disabled", reply.Code());
        Assert.Contains("Oig:Control:Relay=true", reply.Message());
    }

    [Fact]
    public async Task A_server_without_control_refuses_every_change_and_names_the_setting()
    {
        await using var server = await OigServer.StartAsync(["--Oig:Control:Enabled=false"]);
        await using var client = await server.ConnectAsync(actions: true);
        foreach (var (tool, argument, value) in new[] { ("set_box_mode", "mode", (object)"Home 2"), ("set_grid_charging", "percent", 50) })
        {
            var reply = await client.CallAsync(tool, (argument, value));
            Assert.Equal("control_disabled", reply.Code());
            Assert.Contains("Oig:Control:Enabled=true", reply.Message());
        }

        Assert.Equal(0, server.Portal.Requests.Total);
    }

    [Theory]
    [InlineData("set_box_mode", "mode", "Home UPS")]
    [InlineData("set_grid_delivery", "mode", "on")]
    [InlineData("set_boiler_mode", "mode", "manual")]
    [InlineData("set_grid_charging", "percent", 60)]
    public async Task A_risky_change_is_refused_until_its_risk_is_acknowledged(string tool, string argument, object value)
    {
        var house = shared.NewHouse();
        house.Boxes[0]["invertor_prms", "to_grid"] = 0;
        await using var client = await shared.ConnectAsync(house.Email);
        Assert.Equal("acknowledgement_required", (await client.CallAsync(tool, (argument, value))).Code());
        Assert.DoesNotContain(shared.Portal.Requests.Writes, write => write.Account == house.Email);
        var reply = await client.CallAsync(tool, (argument, value), ("acknowledge", true));
        Assert.Equal("pending", reply.GetProperty("data").GetProperty("state").GetString());
        Assert.Single(shared.Portal.Requests.Writes, write => write.Account == house.Email);
    }

    [Fact]
    public async Task The_operators_own_limit_is_enforced_and_told()
    {
        await using var client = await shared.ConnectAsync("owner-1@example.com");
        var reply = await client.CallAsync("set_grid_charging", ("percent", 95), ("acknowledge", true));
        Assert.Equal("percent must be from 20 to 90.", reply.Message());
    }

    [Fact]
    public async Task Choices_and_ranges_stand_in_the_input_schema()
    {
        await using var client = await shared.ConnectAsync("owner-1@example.com");
        var tools = (await client.ListToolsAsync()).ToDictionary(tool => tool.Name, tool => tool.JsonSchema.GetProperty("properties"));
        Assert.Contains("Home UPS", tools["set_box_mode"].GetProperty("mode").GetProperty("enum").EnumerateArray().Select(choice => choice.ToString()));
        Assert.Equal(3, tools["set_relay"].GetProperty("relay").GetProperty("maximum").GetInt32());
        Assert.Equal(20, tools["set_grid_charging"].GetProperty("percent").GetProperty("minimum").GetInt32());
        Assert.Equal(9999, tools["set_grid_delivery"].GetProperty("limit_watts").GetProperty("maximum").GetInt32());
    }
}
