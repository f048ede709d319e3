using System.Text.Json;
using Oig.Cli.Tests.Server;

namespace Oig.Cli.Tests;

public sealed class ToolResults(FakeServer server) : IClassFixture<FakeServer>
{
    [Fact]
    public async Task A_result_is_indented_json_with_real_letters()
    {
        var ran = await CallAsync("czech");
        Assert.Equal((0, ""), (ran.ExitCode, ran.Error));
        Assert.Equal(
            """
            {
              "text": "Příliš žluťoučký kůň úpěl ďábelské ódy",
              "unit": "°C",
              "html": "<b>'&+\"</b>"
            }

            """,
            ran.Output, ignoreLineEndingDifferences: true);
    }

    [Fact]
    public async Task Numbers_and_nulls_stay_as_the_server_wrote_them()
    {
        var json = (await CallAsync("exact")).Json;
        Assert.Equal("1.50", json.GetProperty("value").GetRawText());
        Assert.Equal("12345678901234567890", json.GetProperty("big").GetRawText());
        Assert.Equal(JsonValueKind.Null, json.GetProperty("nothing").ValueKind);
    }

    [Theory]
    [InlineData("text_json", """{"status":"success","n":1}""")]
    [InlineData("text_plain", "\"Dobrý den\"")]
    [InlineData("text_two", """["one",2]""")]
    [InlineData("nothing", "[]")]
    public async Task Without_structured_content_the_content_is_printed_as_json(string tool, string expected)
    {
        var ran = await CallAsync(tool);
        Assert.Equal((0, ""), (ran.ExitCode, ran.Error));
        Assert.True(JsonElement.DeepEquals(JsonElement.Parse(expected), ran.Json), ran.Output);
        if (tool is "text_plain")
            Assert.Contains("Dobrý", ran.Output);
    }

    [Fact]
    public async Task Content_that_is_no_text_is_printed_whole()
    {
        var json = (await CallAsync("image")).Json;
        Assert.Equal(("image", "AQID"), (json.GetProperty("type").GetString(), json.GetProperty("data").GetString()));
    }

    [Theory]
    [InlineData("refused", "refused failed: Authentication failed with OIG Cloud. (refused)")]
    [InlineData("status_error", "status_error failed: Too many attempts. [2J")]
    [InlineData("error_text", "error_text failed: An error happened.")]
    [InlineData("error_empty", "error_empty failed: the server gives no reason")]
    [InlineData("error_number", "error_number failed: the server gives no reason")]
    [InlineData("text_error", "text_error failed: Old style.")]
    public async Task A_tool_error_is_printed_and_said_in_one_line(string tool, string line)
    {
        var ran = await CallAsync(tool);
        Assert.Equal(line, ran.LastWord(1));
        Assert.NotEqual(JsonValueKind.Undefined, ran.Json.ValueKind);
    }

    [Fact]
    public async Task A_call_that_the_server_refuses_as_a_whole_is_a_tool_error_without_a_result()
    {
        var line = (await CallAsync("protocol_error")).OnlyError(1);
        Assert.StartsWith("protocol_error failed: ", line);
        Assert.EndsWith("That argument is bad.", line);
    }

    private Task<Ran> CallAsync(string tool) => Ran.WithAsync(tool, "--url", server.Url);
}
