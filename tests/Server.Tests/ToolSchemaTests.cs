using System.Text.Json;
using ModelContextProtocol.Client;
using NJsonSchema;
using Oig.Server.Tests.Hosting;
using Oig.Simulator;

namespace Oig.Server.Tests;

public class ToolSchemaTests(SharedServer shared) : IClassFixture<SharedServer>
{
    private static readonly (string Tool, Dictionary<string, object?> Arguments)[] Calls =
    [
        ("get_basic_data", []),
        ("get_basic_data", new() { ["box_id"] = "404" }),
        ("get_extended_data", new() { ["name"] = "batt" }),
        ("get_extended_data", new() { ["name"] = "grid", ["start_date"] = "2026-05-01", ["end_date"] = "2026-05-31" }),
        ("get_extended_data", []),
        ("get_extended_data", new() { ["name"] = "nonsense" }),
        ("get_notifications", []),
        ("set_box_mode", new() { ["mode"] = "Home 9" }),
        ("set_box_mode", new() { ["mode"] = "Home 2" }),
        ("set_grid_delivery", new() { ["mode"] = 0 }),
        ("set_boiler_mode", new() { ["mode"] = "automatic" }),
        ("set_relay", new() { ["relay"] = 1, ["on"] = true }),
        ("set_grid_charging", new() { ["percent"] = 80, ["acknowledge"] = true }),
        ("get_control_status", []),
    ];

    [Theory]
    [InlineData(AccountBook.OneBoxEmail)]
    [InlineData(AccountBook.TwoBoxesEmail)]
    [InlineData("stranger@example.com")]
    public async Task Every_structured_result_fits_the_output_schema_of_its_tool(string email)
    {
        await using var client = await shared.Server.ConnectAsync(email, actions: true);
        var tools = (await client.ListToolsAsync()).ToDictionary(tool => tool.Name);
        foreach (var (tool, arguments) in Calls)
        {
            var result = await client.CallToolAsync(tool, arguments);
            Assert.Empty(await ErrorsAsync(tools[tool], result.StructuredContent!.Value));
            AssertSame(result.StructuredContent.Value, JsonElement.Parse(result.Text()));
        }
    }

    // The text may be shorter than the structure (BriefReadingsTests, ErrorSizeTests), and never says anything else.
    private static void AssertSame(JsonElement structure, JsonElement text)
    {
        Assert.Equal(structure.Status(), text.Status());
        if (text.TryGetProperty("summary", out _) || structure.TryGetProperty("data", out _) && !text.TryGetProperty("data", out _))
            Assert.All(text.EnumerateObject().Where(member => structure.TryGetProperty(member.Name, out _) && member.Name != "data"), member =>
                Assert.True(JsonElement.DeepEquals(structure.GetProperty(member.Name), member.Value), member.Name));
        else
            Assert.True(JsonElement.DeepEquals(structure, text));
    }

    [Theory]
    [InlineData("get_basic_data", false, "box_number")]
    [InlineData("set_relay", false, "relay")]
    [InlineData("set_relay", true, "relay")]
    public async Task What_a_guard_refuses_has_text_and_structure_like_every_reply(string tool, bool actions, string argument)
    {
        await using var client = await shared.Server.ConnectAsync(actions: actions);
        var result = await client.CallToolAsync(tool, new Dictionary<string, object?> { [argument] = 7 });
        Assert.True(result.IsError);
        Assert.True(JsonElement.DeepEquals(result.StructuredContent!.Value, JsonElement.Parse(result.Text())));
        Assert.Equal(tool == "set_relay" && !actions ? "read_only" : "invalid_argument", result.StructuredContent.Value.Code());
    }

    [Fact]
    public async Task The_schema_check_can_fail()
    {
        await using var client = await shared.Server.ConnectAsync();
        var tool = (await client.ListToolsAsync()).Single(tool => tool.Name == "get_basic_data");
        Assert.NotEmpty(await ErrorsAsync(tool, JsonElement.Parse("{}")));
        Assert.NotEmpty(await ErrorsAsync(tool, JsonElement.Parse("""{"status":"success","data":{"battery":{"power_flow":{"value":"a lot"}}}}""")));
    }

    [Fact]
    public async Task Every_tool_and_every_argument_is_described()
    {
        await using var client = await shared.Server.ConnectAsync(actions: true);
        foreach (var tool in await client.ListToolsAsync())
        {
            Assert.False(string.IsNullOrWhiteSpace(tool.Description));
            Assert.NotNull(tool.ProtocolTool.Annotations?.ReadOnlyHint);
            Assert.NotNull(tool.ProtocolTool.OutputSchema);
            foreach (var argument in tool.JsonSchema.GetProperty("properties").EnumerateObject())
                Assert.False(string.IsNullOrWhiteSpace(argument.Value.GetProperty("description").GetString()), $"{tool.Name}.{argument.Name}");
        }
    }

    [Fact]
    public async Task Tools_are_listed_without_credentials()
    {
        await using var client = await shared.Server.ConnectAsync(new Dictionary<string, string>());
        Assert.Contains(await client.ListToolsAsync(), tool => tool.Name == "get_basic_data");
    }

    private static async Task<IEnumerable<string>> ErrorsAsync(McpClientTool tool, JsonElement reply)
    {
        var schema = await JsonSchema.FromJsonAsync(tool.ProtocolTool.OutputSchema!.Value.GetRawText());
        return schema.Validate(reply.GetRawText()).Select(error => error.ToString());
    }
}
