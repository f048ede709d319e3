using System.Text.Json;
using System.Text.Json.Nodes;
using Oig.Server.Tests.Hosting;
using Oig.Simulator;

namespace Oig.Server.Tests;

/// <summary>Arguments as real client libraries and models send them. Read rightly, they get as far as the question for consent, and nothing is sent.</summary>
public sealed class ClientHabitsTests(SharedServer shared) : IClassFixture<SharedServer>, IDisposable
{
    private readonly HttpClient _http = new();

    public void Dispose() => _http.Dispose();

    [Theory]
    [InlineData("""{"percent":70}""")]
    [InlineData("""{"percent":70.0}""")]
    [InlineData("""{"percent":7e1}""")]
    [InlineData("""{"percent":"70"}""")]
    [InlineData("""{"percent":" 70.0 "}""")]
    [InlineData("""{"percent":70,"acknowledge":null,"box_id":null,"queue_if_offline":null}""")]
    [InlineData("""{"percent":70,"acknowledge":"","box_id":"  "}""")]
    [InlineData("""{"percent":70,"acknowledge":"false"}""")]
    [InlineData("""{"percent":70,"acknowledge":"False"}""")]
    [InlineData("""{"percent":70,"acknowledge":0}""")]
    [InlineData("""{"percent":"70 %"}""")]
    [InlineData("""{"percent":70,"acknowledge":"no"}""")]
    [InlineData("""{"percent":70,"acknowledge":"ne","queue_if_offline":"off"}""")]
    [InlineData("""{"kwargs":{"percent":70}}""")]
    [InlineData("""{"args":[],"kwargs":{"percent":"70"}}""")]
    [InlineData("""{"input":{"percent":70}}""")]
    [InlineData("""{"arguments":{"percent":70}}""")]
    [InlineData("""{"percent":70,"_meta":{"progressToken":"p"}}""")]
    public async Task Each_of_these_is_70_percent_without_consent(string arguments) =>
        Assert.Equal("acknowledgement_required", (await CallAsync("set_grid_charging", arguments)).Code());

    [Theory]
    [InlineData("set_grid_charging", """{"percent":80.5}""", "must be a whole number")]
    [InlineData("set_grid_charging", """{"percent":"eighty"}""", "must be a whole number")]
    [InlineData("set_grid_charging", """{"percent":[80]}""", "must be a whole number")]
    [InlineData("set_grid_charging", """{"percent":{"value":80}}""", "must be a whole number")]
    [InlineData("set_grid_charging", """{"percent":true}""", "must be a whole number")]
    [InlineData("set_grid_charging", """{"percent":1e99}""", "must be a whole number")]
    [InlineData("set_grid_charging", """{"percent":"80","acknowledge":"perhaps"}""", "must be true or false")]
    [InlineData("set_grid_charging", """{"Percentage":80}""", "Did you mean 'percent'?")]
    [InlineData("set_grid_charging", """{"percent":80,"queueIfOffline":true}""", "Did you mean 'queue_if_offline'?")]
    [InlineData("set_grid_charging", """{"kwargs":{"percnt":80}}""", "Did you mean 'percent'?")]
    [InlineData("set_grid_charging", """{"kwargs":{"percent":80},"percent":80}""", "no argument 'kwargs'")]
    [InlineData("set_grid_charging", """{"kwargs":[]}""", "no argument 'kwargs'")]
    [InlineData("set_relay", """{"relay":1}""", "'on' of set_relay is missing")]
    [InlineData("set_relay", """{"relay":1,"on":null}""", "'on' of set_relay")]
    [InlineData("get_basic_data", """{"BoxID":"1"}""", "Did you mean 'box_id'?")]
    [InlineData("get_basic_data", """{"zebra":"1"}""", "It takes: box_id.")]
    public async Task What_cannot_be_read_is_named(string tool, string arguments, string part)
    {
        var reply = await CallAsync(tool, arguments);
        Assert.Equal("invalid_argument", reply.Code());
        Assert.Contains(part, reply.Message(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"name":"get_basic_data"}""")]
    [InlineData("""{"name":"get_basic_data","arguments":null}""")]
    [InlineData("""{"name":"get_basic_data","arguments":{}}""")]
    [InlineData("""{"name":"get_basic_data","arguments":{},"_meta":{"progressToken":7,"vendor/extra":[1,{"a":null}]}}""")]
    public async Task A_tool_that_needs_no_arguments_is_called_without(string parameters) =>
        Assert.Equal("success", (await SendAsync(JsonNode.Parse(parameters)!)).Status());

    [Theory]
    [InlineData("""{"steps":"[{\"at\":\"22:00\",\"setting\":\"box_mode\",\"value\":\"Home 2\"}]"}""", "success")]
    [InlineData("""{"steps":"{\"at\":\"22:00\"}"}""", "error")]
    [InlineData("""{"steps":"22:00"}""", "error")]
    public async Task A_list_that_was_written_as_a_text_of_JSON_is_read(string arguments, string status) =>
        Assert.Equal(status, (await CallAsync("check_plan", arguments)).Status());

    private Task<JsonElement> CallAsync(string tool, string arguments) =>
        SendAsync(new JsonObject { ["name"] = tool, ["arguments"] = JsonNode.Parse(arguments) });

    private async Task<JsonElement> SendAsync(JsonNode parameters)
    {
        using var request = RawMcp.Request(shared.Server.Mcp, "tools/call", parameters).With("X-OIG-Readonly-Access", "false")
            .With("X-OIG-Email", AccountBook.OneBoxEmail).With("X-OIG-Password", AccountBook.TestPassword);
        using var response = await _http.SendAsync(request);
        var result = await response.ResultAsync();
        Assert.Empty(shared.Server.Portal.Requests.Writes);
        var (structure, text) = (result.GetProperty("structuredContent"), JsonElement.Parse(result.GetProperty("content")[0].GetProperty("text").GetString()!));
        // Live readings are told in brief, errors and the rest word by word.
        Assert.True(text.TryGetProperty("summary", out _) ? text.Status() == structure.Status() : JsonElement.DeepEquals(structure, text));
        return structure;
    }
}
