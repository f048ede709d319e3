using System.Text.Json;
using CsCheck;
using Oig.Cli.Commands;
using Oig.Cli.Tests.Server;

namespace Oig.Cli.Tests;

public sealed class ToolArguments(FakeServer server) : IClassFixture<FakeServer>
{
    [Fact]
    public async Task Nothing_is_sent_that_was_not_given()
    {
        var ran = await CallAsync("get_basic_data");
        Assert.Equal("get_basic_data", ran.Json.GetProperty("tool").GetString());
        Assert.Equal("{}", ran.Json.GetProperty("arguments").GetRawText());
    }

    [Theory]
    [InlineData("--start-date", "2026-05-01", "start_date", "\"2026-05-01\"")]
    [InlineData("--end-date", "2024-02-29", "end_date", "\"2024-02-29\"")]
    [InlineData("--box", "2206001234", "box_id", "\"2206001234\"")]
    [InlineData("--name", "batt", "name", "\"batt\"")]
    [InlineData("--limit", "3000", "limit_watts", "3000")]
    [InlineData("--limit", "-5", "limit_watts", "-5")]
    [InlineData("--arg", "relay=1", "relay", "1")]
    [InlineData("--arg", "on=true", "on", "true")]
    [InlineData("--arg", "box_id=2206001234", "box_id", "\"2206001234\"")]
    [InlineData("--arg", "box_id=null", "box_id", "null")]
    [InlineData("--arg", "name=\"quoted\"", "name", "\"quoted\"")]
    [InlineData("--arg", "unknown={\"a\":[1,2.50]}", "unknown", "{\"a\":[1,2.50]}")]
    [InlineData("--arg", "unknown=a=b", "unknown", "\"a=b\"")]
    [InlineData("--arg", "unknown=", "unknown", "\"\"")]
    [InlineData("--arg", "unknown={broken", "unknown", "\"{broken\"")]
    public async Task An_option_becomes_the_argument_that_the_tool_knows(string option, string value, string argument, string sent)
    {
        var ran = await CallAsync("get_extended_data", option, value);
        Assert.Equal(sent, ran.Argument(argument));
        Assert.Single(ran.Json.GetProperty("arguments").EnumerateObject());
    }

    [Theory]
    [InlineData("set_box_mode", "--box-mode", "Home 1", "\"Home 1\"")]
    [InlineData("set_grid_delivery", "--grid-mode", "1", "1")]
    [InlineData("set_grid_delivery", "--grid-mode", "limited", "\"limited\"")]
    [InlineData("set_relay", "--arg", "mode=manual", "\"manual\"")]
    public async Task Each_mode_option_is_the_mode_of_its_tool(string tool, string option, string value, string sent) =>
        Assert.Equal(sent, (await CallAsync(tool, option, value)).Argument("mode"));

    [Fact]
    public async Task Several_arguments_go_together()
    {
        var ran = await CallAsync("set_grid_delivery", "--grid-mode=limited", "--limit", "3000", "--box", "1", "--arg", "a=1", "--arg", "b=x");
        Assert.Equal(
            ["a=1", "b=x", "box_id=1", "limit_watts=3000", "mode=limited"],
            ran.Json.GetProperty("arguments").EnumerateObject().Select(sent => $"{sent.Name}={sent.Value}").Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("The argument mode is given twice.", "set_box_mode", "--box-mode", "Home 1", "--arg", "mode=2")]
    [InlineData("The argument a is given twice.", "set_box_mode", "--arg", "a=1", "--arg", "a=1")]
    [InlineData("--box-mode is for set_box_mode; for another tool's mode use --arg mode=VALUE.", "set_relay", "--box-mode", "1")]
    [InlineData("--grid-mode is for set_grid_delivery; for another tool's mode use --arg mode=VALUE.", "set_box_mode", "--grid-mode", "1")]
    public async Task Options_that_contradict_each_other_are_a_usage_error_before_anything_is_sent(string line, params string[] call)
    {
        var before = server.Requests.Count;
        Assert.Equal(line, (await CallAsync(call)).OnlyError(2));
        Assert.Equal(before, server.Requests.Count);
    }

    [Fact]
    public void Any_text_is_sent_as_itself_where_the_tool_wants_text()
    {
        var schema = JsonElement.Parse("""{"properties":{"x":{"type":"string"}}}""");
        Gen.String.Where(text => !text.TrimStart(' ', '\t', '\r', '\n').StartsWith('"')).Sample(text =>
            ToolArgument.Parse($"x={text}").Value(schema).GetString() == WellFormed(text));
    }

    [Fact]
    public void Any_json_is_sent_as_itself_where_the_tool_leaves_it_open()
    {
        var json = Gen.OneOf(
            Gen.Double.Where(double.IsFinite).Select(number => JsonSerializer.Serialize(number)),
            Gen.String.Select(text => JsonSerializer.Serialize(text)),
            Gen.Bool.Array.Select(list => JsonSerializer.Serialize(list)));
        json.Sample(text => ToolArgument.Parse($"x={text}").Value(default).GetRawText() == text);
    }

    // A lone surrogate is no text; JSON holds a replacement in its place.
    private static string WellFormed(string text) => string.Concat(text.EnumerateRunes());

    private Task<Ran> CallAsync(params string[] call) => Ran.WithAsync([.. call, "--url", server.Url]);
}
