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
    [InlineData("decline", false, "declined")]
    [InlineData("cancel", false, "consent_unanswered")]
    [InlineData("accept", false, "declined")]
    public async Task Anything_but_a_yes_sends_nothing_whatever_the_argument_says(string action, bool understood, string code)
    {
        var house = shared.NewHouse();
        await using var client = await shared.ConnectAsync(house.Email, _ => Answer(action, understood));
        var reply = await client.CallAsync("set_box_mode", ("mode", "Home UPS"), ("acknowledge", true));
        Assert.Equal(code, reply.Code());
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

    [Theory]
    [InlineData("""{"consent":"yes"}""")]
    [InlineData("""{"consent":7}""")]
    [InlineData("""{"consent":null}""")]
    [InlineData("""{"consent":{"action":"maybe","content":{"understood":true}}}""")]
    [InlineData("""{"consent":{"action":"accept"}}""")]
    [InlineData("""{"consent":{"action":"accept","content":"understood"}}""")]
    [InlineData("""{"consent":{"action":"accept","content":{"understood":"true"}}}""")]
    [InlineData("""{"other":{"action":"accept","content":{"understood":true}}}""")]
    [InlineData("{}")]
    public async Task An_answer_that_is_none_is_an_invalid_argument_and_sends_nothing(string answer)
    {
        var house = shared.NewHouse();
        var state = await StateAsync(house.Email);
        Assert.Equal("invalid_argument", CodeIn(await CallAsync(house.Email, """{"mode":"Home UPS"}""", state, answer)));
        Assert.Empty(WritesOf(house));
    }

    [Fact]
    public async Task A_yes_is_good_once()
    {
        var house = shared.NewHouse();
        var state = await StateAsync(house.Email);
        Assert.Null(CodeIn(await CallAsync(house.Email, """{"mode":"Home UPS"}""", state)));
        // The same request again joins the change; once that is over, its yes is used up.
        Assert.Null(CodeIn(await CallAsync(house.Email, """{"mode":"Home UPS"}""", state)));
        shared.Time.MoveAhead(TimeSpan.FromMinutes(2));
        await Eventually.HoldsAsync(async () => await StateOfNewestAsync(house.Email) == "confirmed");
        house.Boxes[0]["box_prms", "mode"] = 0;
        Assert.Equal("consent_used", CodeIn(await CallAsync(house.Email, """{"mode":"Home UPS"}""", state)));
        Assert.Single(WritesOf(house));
    }

    [Fact]
    public async Task A_no_cannot_be_turned_into_a_yes_with_the_same_question()
    {
        var house = shared.NewHouse();
        var state = await StateAsync(house.Email);
        Assert.Equal("declined", CodeIn(await CallAsync(house.Email, """{"mode":"Home UPS"}""", state, """{"consent":{"action":"decline"}}""")));
        Assert.Equal("consent_used", CodeIn(await CallAsync(house.Email, """{"mode":"Home UPS"}""", state)));
        Assert.Empty(WritesOf(house));
    }

    [Fact]
    public async Task An_operator_can_let_the_argument_count_for_automations()
    {
        await using var server = await OigServer.StartAsync(["--Oig:Control:TrustAcknowledge=true"]);
        using var request = Request(server.Mcp, AccountBook.OneBoxEmail, """{"mode":"Home UPS","acknowledge":true}""", null, null);
        using var response = await Http.SendAsync(request);
        Assert.Equal("success", (await ReadAsync(response)).GetProperty("result").GetProperty("structuredContent").Status());
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

    private async Task<string> StateAsync(string email) =>
        (await CallAsync(email, """{"mode":"Home UPS"}""", null)).GetProperty("result").GetProperty("requestState").GetString()!;

    private static string? CodeIn(JsonElement reply) =>
        reply.GetProperty("result").GetProperty("structuredContent").TryGetProperty("code", out var code) ? code.GetString() : null;

    private async Task<string?> StateOfNewestAsync(string email)
    {
        await using var client = await shared.ConnectAsync(email);
        var changes = (await client.CallAsync("get_control_status")).GetProperty("data").GetProperty("changes");
        return changes[0].GetProperty("state").GetString();
    }

    private async Task<JsonElement> CallAsync(string email, string arguments, string? state, string? answer = null)
    {
        using var request = Request(shared.Server.Mcp, email, arguments, state, answer);
        using var response = await Http.SendAsync(request);
        return await ReadAsync(response);
    }

    private static HttpRequestMessage Request(Uri server, string email, string arguments, string? state, string? answer)
    {
        var parameters = JsonNode.Parse("""
            {"name":"set_box_mode","_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28",
             "io.modelcontextprotocol/clientInfo":{"name":"test","version":"1"},"io.modelcontextprotocol/clientCapabilities":{"elicitation":{}}}}
            """)!;
        parameters["arguments"] = JsonNode.Parse(arguments);
        if (state is not null)
        {
            parameters["requestState"] = state;
            parameters["inputResponses"] = JsonNode.Parse(answer ?? """{"consent":{"action":"accept","content":{"understood":true}}}""");
        }

        var request = RawMcp.Request(server, "tools/call", parameters)
            .With("MCP-Protocol-Version", "2026-07-28").With("Mcp-Method", "tools/call").With("Mcp-Name", "set_box_mode");
        foreach (var (name, value) in ControlServer.Headers(email)) request.With(name, value);
        return request;
    }

    private IEnumerable<RecordedRequest> WritesOf(SimulatedAccount house) => shared.Portal.Requests.Writes.Where(write => write.Account == house.Email);

    private static ElicitResult Answer(string action, bool understood) =>
        new() { Action = action, Content = new Dictionary<string, JsonElement> { ["understood"] = JsonSerializer.SerializeToElement(understood) } };
}
