using System.Text.Json;
using System.Text.Json.Nodes;
using ModelContextProtocol.Protocol;
using Oig.Server.Tests.Hosting;
using Oig.Simulator;

namespace Oig.Server.Tests.Control;

public class ConfirmationTests(ControlServer shared) : IClassFixture<ControlServer>
{
    private static readonly HttpClient Http = new();
    private static readonly ElicitResult Yes = Answer("accept", understood: true);

    [Fact]
    public async Task A_client_that_can_ask_its_user_does_and_the_change_goes_on_after_a_yes()
    {
        var house = shared.NewHouse();
        var questions = new List<string>();
        await using var client = await shared.ConnectAsync(house.Email, question =>
        {
            questions.Add(question.Message);
            return Yes;
        });
        var reply = await client.CallAsync("set_box_mode", ("mode", "Home UPS"));
        Assert.Equal("success", reply.Status());
        Assert.Contains("box mode Home UPS", Assert.Single(questions));
        Assert.Contains("2.8 kW", questions[0]);
        Assert.Single(WritesOf(house));
    }

    [Theory]
    [InlineData("decline", false)]
    [InlineData("cancel", false)]
    [InlineData("accept", false)]
    public async Task Anything_but_a_yes_sends_nothing_whatever_the_argument_says(string action, bool understood)
    {
        var house = shared.NewHouse();
        await using var client = await shared.ConnectAsync(house.Email, _ => Answer(action, understood));
        var reply = await client.CallAsync("set_box_mode", ("mode", "Home UPS"), ("acknowledge", true));
        Assert.Equal("declined", reply.Code());
        Assert.Empty(WritesOf(house));
    }

    [Fact]
    public async Task A_harmless_change_is_made_without_a_question()
    {
        var house = shared.NewHouse();
        await using var client = await shared.ConnectAsync(house.Email, _ => throw new InvalidOperationException("asked"));
        Assert.Equal("success", (await client.CallAsync("set_box_mode", ("mode", "Home 2"))).Status());
    }

    [Fact]
    public async Task The_state_fits_the_change_that_was_asked_about_and_no_other()
    {
        var house = shared.NewHouse();
        var state = (await CallAsync(house.Email, """{"mode":"Home UPS"}""", null)).GetProperty("result").GetProperty("requestState").GetString()!;
        Assert.True((await CallAsync(house.Email, """{"mode":"Home UPS"}""", state + "x")).TryGetProperty("error", out _));
        Assert.True((await CallAsync(house.Email, """{"mode":"Home UPS"}""", "9" + state)).TryGetProperty("error", out _));
        Assert.True((await CallAsync(house.Email, """{"mode":"Home 3"}""", state)).TryGetProperty("error", out _));
        Assert.True((await CallAsync(house.Email, """{"mode":"Home UPS","queue_if_offline":true}""", state)).TryGetProperty("error", out _));
        var partner = house.Email.Replace("owner", "partner", StringComparison.Ordinal);
        Assert.True((await CallAsync(partner, """{"mode":"Home UPS"}""", state)).TryGetProperty("error", out _));
        Assert.Empty(WritesOf(house));
        var reply = await CallAsync(house.Email, """{"mode":"Home UPS"}""", state);
        Assert.Equal("pending", reply.GetProperty("result").GetProperty("structuredContent").GetProperty("data").GetProperty("state").GetString());
    }

    [Fact]
    public async Task A_confirmation_that_took_longer_than_five_minutes_is_void()
    {
        var house = shared.NewHouse();
        var state = (await CallAsync(house.Email, """{"mode":"Home UPS"}""", null)).GetProperty("result").GetProperty("requestState").GetString()!;
        shared.Time.MoveAhead(TimeSpan.FromSeconds(302));
        Assert.True((await CallAsync(house.Email, """{"mode":"Home UPS"}""", state)).TryGetProperty("error", out _));
        Assert.Empty(WritesOf(house));
    }

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        return JsonElement.Parse(text.Split('\n').FirstOrDefault(line => line.StartsWith("data:", StringComparison.Ordinal))?[5..] ?? text);
    }

    private async Task<JsonElement> CallAsync(string email, string arguments, string? state)
    {
        var parameters = JsonNode.Parse("""
            {"name":"set_box_mode","_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28",
             "io.modelcontextprotocol/clientInfo":{"name":"test","version":"1"},"io.modelcontextprotocol/clientCapabilities":{"elicitation":{}}}}
            """)!;
        parameters["arguments"] = JsonNode.Parse(arguments);
        if (state is not null)
        {
            parameters["requestState"] = state;
            parameters["inputResponses"] = JsonNode.Parse("""{"consent":{"action":"accept","content":{"understood":true}}}""");
        }

        using var request = RawMcp.Request(shared.Server.Mcp, "tools/call", parameters)
            .With("MCP-Protocol-Version", "2026-07-28").With("Mcp-Method", "tools/call").With("Mcp-Name", "set_box_mode");
        foreach (var (name, value) in ControlServer.Headers(email)) request.With(name, value);
        using var response = await Http.SendAsync(request);
        return await ReadAsync(response);
    }

    private IEnumerable<RecordedRequest> WritesOf(SimulatedAccount house) => shared.Portal.Requests.Writes.Where(write => write.Account == house.Email);

    private static ElicitResult Answer(string action, bool understood) =>
        new() { Action = action, Content = new Dictionary<string, JsonElement> { ["understood"] = JsonSerializer.SerializeToElement(understood) } };
}
