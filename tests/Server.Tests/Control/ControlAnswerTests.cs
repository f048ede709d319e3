using System.Text.Json;
using System.Text.Json.Nodes;
using Oig.Server.Tests.Hosting;
using Oig.Simulator;

namespace Oig.Server.Tests.Control;

/// <summary>What callers are told of a change over HTTP: at once, in their language, without the portal where it is not needed.</summary>
public class ControlAnswerTests(ControlServer shared) : IClassFixture<ControlServer>
{
    private static readonly HttpClient Http = new();

    [Fact]
    public async Task A_changes_answer_comes_in_Czech()
    {
        var house = shared.NewHouse();
        var reply = await CallAsync(house.Email, "set_grid_delivery", """{"mode":"vypnuto"}""", "cs-CZ");
        Assert.Equal("success", reply.Status());
        Assert.Equal("Dodávka do sítě „vypnuto“: odesláno a portál odpověděl; box to ještě nepotvrdil.", reply.Message());
        var data = reply.GetProperty("data");
        Assert.Equal(("grid_delivery", "off", "on"), (data.GetProperty("setting").GetString(), data.GetProperty("asked").GetString(), data.GetProperty("before").GetString()));
        Assert.StartsWith("Box se sleduje", data.GetProperty("next").GetString(), StringComparison.Ordinal);
        Assert.Contains("Portál odpověděl", data.GetProperty("reason").GetString());
        // The same change, told to somebody else.
        var english = await CallAsync(house.Email, "set_grid_delivery", """{"mode":"off"}""", "en");
        Assert.StartsWith("Grid delivery mode 'off' was sent", english.Message(), StringComparison.Ordinal);
        Assert.Equal(data.GetProperty("change_id").GetString(), english.GetProperty("data").GetProperty("change_id").GetString());
    }

    [Fact]
    public async Task A_denial_and_a_question_come_in_Czech()
    {
        var house = shared.NewHouse();
        var denial = await CallAsync(house.Email, "set_box_mode", """{"mode":"ups"}""", "cs");
        Assert.Equal("acknowledgement_required", denial.Code());
        Assert.Contains("Home UPS nabíjí baterii ze sítě", denial.Message());
        using var request = RawMcp.Request(shared.Server.Mcp, "tools/call", JsonNode.Parse("""
            {"name":"set_box_mode","arguments":{"mode":"ups"},"_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28",
             "io.modelcontextprotocol/clientInfo":{"name":"test","version":"1"},"io.modelcontextprotocol/clientCapabilities":{"elicitation":{}}}}
            """)).With("MCP-Protocol-Version", "2026-07-28").With("Mcp-Method", "tools/call").With("Mcp-Name", "set_box_mode").With("Accept-Language", "cs");
        foreach (var (name, value) in ControlServer.Headers(house.Email)) request.With(name, value);
        using var response = await Http.SendAsync(request);
        var asked = (await response.ResultAsync()).GetProperty("inputRequests").GetProperty("consent").GetRawText();
        Assert.Contains("režim boxu Home UPS", JsonNode.Parse(asked)!["params"]!["message"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_caller_with_a_progress_token_is_answered_as_soon_as_the_portal_has()
    {
        var house = shared.NewHouse();
        house.Switches.WriteEffect = WriteEffect.Ignored;
        using var request = RawMcp.Request(shared.Server.Mcp, "tools/call", JsonNode.Parse("""
            {"name":"set_box_mode","arguments":{"mode":"Home 2"},"_meta":{"progressToken":"p"}}
            """));
        foreach (var (name, value) in ControlServer.Headers(house.Email)) request.With(name, value);
        using var response = await Http.SendAsync(request);
        var result = await response.Content.ReadAsStringAsync();
        var last = JsonElement.Parse(result.Split('\n').Last(line => line.StartsWith("data:", StringComparison.Ordinal))[5..]);
        // The box never follows: nobody waited for it.
        Assert.Equal("pending", last.GetProperty("result").GetProperty("structuredContent").GetProperty("data").GetProperty("state").GetString());
        Assert.Single(shared.Portal.Requests.Writes, write => write.Account == house.Email);
    }

    [Fact]
    public async Task A_caller_whose_wait_runs_out_gets_the_state_so_far()
    {
        // Reading the box first takes so long that the rest is less than the portal may take to answer the change.
        await using var server = await OigServer.StartAsync(["--Oig:Portal:Timeout=00:00:12"]);
        server.Portal.Switches.Fail(PortalEndpoint.Live, Trouble.Slow(TimeSpan.FromSeconds(6)));
        server.Portal.Switches.Fail(PortalEndpoint.SetValue, Trouble.NoAnswer(TimeSpan.FromMinutes(2)));
        var replies = await Task.WhenAll(Enumerable.Range(0, 20).Select(async _ =>
        {
            await using var client = await server.ConnectAsync(actions: true);
            return await client.CallAsync("set_box_mode", ("mode", "Home 2"));
        }));
        Assert.All(replies, reply => Assert.Equal(("success", "pending"), (reply.Status(), reply.GetProperty("data").GetProperty("state").GetString())));
        Assert.Single(server.Portal.Requests.Writes);
    }

    [Fact]
    public async Task The_status_is_told_without_the_portal()
    {
        var house = shared.NewHouse();
        await CallAsync(house.Email, "get_control_status", "{}");
        var reads = shared.Portal.Requests.LiveReads.Count(read => read.Account == house.Email);
        Assert.Equal(1, reads);
        house.Switches.FailEverything(Trouble.Unavailable());
        shared.Time.MoveAhead(TimeSpan.FromMinutes(2));
        var reply = await CallAsync(house.Email, "get_control_status", "{}");
        Assert.Equal("success", reply.Status());
        Assert.True(reply.GetProperty("data").GetProperty("may_control").GetBoolean());
        Assert.Equal(reads, shared.Portal.Requests.LiveReads.Count(read => read.Account == house.Email));
    }

    [Fact]
    public async Task A_change_elsewhere_is_listed()
    {
        var house = shared.NewHouse();
        await CallAsync(house.Email, "get_control_status", "{}");
        house.Boxes[0]["box_prms", "mode"] = 2;
        shared.Time.MoveAhead(TimeSpan.FromMinutes(2));
        await CallAsync(house.Email, "get_basic_data", "{}");
        var elsewhere = (await CallAsync(house.Email, "get_control_status", "{}")).GetProperty("data").GetProperty("changed_elsewhere");
        var change = Assert.Single(elsewhere.EnumerateArray());
        Assert.Equal(("box_mode", "Home 1", "Home 3"), (change.GetProperty("setting").GetString(), change.GetProperty("from").GetString(), change.GetProperty("to").GetString()));
        Assert.True(change.GetProperty("after").GetDateTimeOffset() < change.GetProperty("noticed_at").GetDateTimeOffset());
    }

    [Fact]
    public async Task A_change_that_waits_is_taken_back_and_never_sent()
    {
        var house = shared.NewHouse();
        var later = shared.Time.GetUtcNow().AddMinutes(10).ToString("O");
        var waiting = await CallAsync(house.Email, "set_box_mode", $$"""{"mode":"home 2","not_before":"{{later}}"}""");
        Assert.Equal("pending", waiting.GetProperty("data").GetProperty("state").GetString());
        var id = waiting.GetProperty("data").GetProperty("change_id").GetString();
        Assert.Equal("cancelled", (await CallAsync(house.Email, "cancel_change", $$"""{"change_id":"{{id}}"}""")).GetProperty("data").GetProperty("state").GetString());
        Assert.Equal("invalid_argument", (await CallAsync(house.Email, "cancel_change", """{"change_id":"none"}""")).Code());
        var sent = await CallAsync(house.Email, "set_box_mode", """{"mode":"home 2"}""");
        Assert.Equal("not_cancelled", (await CallAsync(house.Email, "cancel_change", $$"""{"change_id":"{{sent.GetProperty("data").GetProperty("change_id").GetString()}}"}""")).Code());
        Assert.Single(shared.Portal.Requests.Writes, write => write.Account == house.Email);
    }

    [Theory]
    [InlineData("set_box_mode", """{"mode":"home_ups","acknowledge":true}""", null)]
    [InlineData("set_box_mode", """{"mode":"HOME II"}""", null)]
    [InlineData("set_box_mode", """{"mode":1}""", null)]
    [InlineData("set_box_mode", """{"mode":"Home 6","enabled":"false"}""", null)]
    [InlineData("set_box_mode", """{"mode":"Home 2","enabled":true}""", "enabled goes with Home 5, Home 6 only.")]
    [InlineData("set_box_mode", """{"mode":"Home 4"}""", "mode must be one of: Home 1, Home 2, Home 3, Home UPS, Home 5, Home 6.")]
    [InlineData("set_grid_delivery", """{"mode":false}""", null)]
    [InlineData("set_grid_delivery", """{"mode":"limited","limit_watts":"4000","acknowledge":"true"}""", null)]
    [InlineData("set_grid_delivery", """{"mode":"limited","limit_watts":4000.0,"acknowledge":true}""", null)]
    [InlineData("set_grid_delivery", """{"mode":"limited"}""", "mode limited needs limit_watts from 1 to 9999.")]
    [InlineData("set_grid_delivery", """{"mode":"off","limit_watts":4000}""", "limit_watts goes with mode limited only.")]
    [InlineData("set_boiler_mode", """{"mode":"automaticky"}""", null)]
    [InlineData("set_grid_charging", """{"percent":50.0,"acknowledge":true}""", null)]
    [InlineData("set_grid_charging", """{"until":"50 %","acknowledge":true}""", null)]
    [InlineData("set_grid_charging", """{"stop":true}""", null)]
    [InlineData("set_grid_charging", """{"percent":0}""", null)]
    [InlineData("set_grid_charging", """{"percent":19,"acknowledge":true}""", "percent must be from 20 to 100.")]
    [InlineData("set_grid_charging", "{}", "set_grid_charging needs percent.")]
    [InlineData("set_grid_charging", """{"percent":50,"stop":true}""", "Give either percent or stop, not both.")]
    [InlineData("set_grid_charging", """{"until":"tomorrow"}""", "until must be a state of charge such as 80 %")]
    [InlineData("set_grid_charging", """{"until":"2020-01-01T00:00:00Z","acknowledge":true}""", "until must be in the future")]
    [InlineData("set_box_mode", """{"mode":"Home 2","not_before":"soon"}""", "not_before must be a time such as 22:30")]
    public async Task Arguments_are_read_as_people_and_programs_write_them(string tool, string arguments, string? problem)
    {
        var reply = await CallAsync(shared.NewHouse().Email, tool, arguments);
        if (problem is null) Assert.True(reply.Status() == "success", reply.GetRawText());
        else Assert.Equal("invalid_argument", reply.Code());
        if (problem is not null) Assert.StartsWith(problem, reply.Message(), StringComparison.Ordinal);
    }

    private async Task<JsonElement> CallAsync(string email, string tool, string arguments, string? language = null)
    {
        using var request = RawMcp.Call(shared.Server.Mcp, tool, JsonNode.Parse(arguments));
        foreach (var (name, value) in ControlServer.Headers(email)) request.With(name, value);
        if (language is not null) request.With("Accept-Language", language);
        using var response = await Http.SendAsync(request);
        return (await response.ResultAsync()).GetProperty("structuredContent");
    }
}
