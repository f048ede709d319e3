using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using Oig.Server.Tests.Hosting;
using Oig.Simulator;

namespace Oig.Server.Tests;

/// <summary>Whatever is sent, the answer is a clear error: never a 5xx, never a stack trace, and nothing reaches the portal's write scripts.</summary>
public class BadInputTests(SharedServer shared) : IClassFixture<SharedServer>, IDisposable
{
    private const int Samples = 150;

    private static readonly string[] Tools = ["get_basic_data", "get_extended_data", "get_notifications", "set_box_mode", "set_grid_delivery",
        "set_boiler_mode", "set_relay", "set_grid_charging", "get_control_status"];
    private static readonly string[] Arguments = ["box_id", "start_date", "end_date", "name", "mode", "limit_watts", "box-id", ""];

    private static readonly Gen<string> Header = Gen.OneOf(
        Gen.String[Gen.Char[' ', '~'], 0, 200],
        Gen.String.Select(text => "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(text))),
        Gen.Byte.Array[0, 60].Select(bytes => "Bearer " + Convert.ToBase64String(bytes)),
        Gen.Int[900, 3000].Select(length => "Basic " + new string('A', length)));

    private static readonly Gen<JsonNode?> Value = Gen.OneOf(
        Gen.String.Select(text => (JsonNode?)text), Gen.Int.Select(number => (JsonNode?)number), Gen.Double.Where(double.IsFinite).Select(number => (JsonNode?)number),
        Gen.Bool.Select(flag => (JsonNode?)flag), Gen.Const((JsonNode?)null), Gen.Int[0, 3].Select(length => (JsonNode?)new JsonArray([.. new JsonNode?[length]])),
        Gen.String.Select(text => (JsonNode?)new JsonObject { ["x"] = text }), Gen.Int[1, 20000].Select(length => (JsonNode?)new string('9', length)));

    private readonly HttpClient _http = new();

    public void Dispose()
    {
        _http.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public Task Any_arguments_get_a_clear_answer() =>
        Gen.Select(Gen.Int[0, Tools.Length - 1].Select(index => Tools[index]), Gen.Select(Gen.Int[0, Arguments.Length - 1].Select(index => Arguments[index]), Value).Array[0, 4]).SampleAsync(async (tool, arguments) =>
        {
            var json = new JsonObject();
            foreach (var (name, value) in arguments) json[name] = value?.DeepClone();
            using var request = RawMcp.Call(shared.Server.Mcp, tool, json)
                .With("X-OIG-Email", AccountBook.OneBoxEmail).With("X-OIG-Password", AccountBook.TestPassword);
            await AssertClearAsync(request);
        }, iter: Samples, threads: 1);

    [Fact]
    public Task Any_credentials_get_a_clear_answer() =>
        Gen.Select(Header, Header, Header).SampleAsync(async (authorization, email, password) =>
        {
            using var request = RawMcp.Call(shared.Server.Mcp, "get_basic_data", new JsonObject())
                .With("Authorization", authorization).With("X-OIG-Email", email).With("X-OIG-Password", password);
            await AssertClearAsync(request);
        }, iter: Samples, threads: 1);

    [Fact]
    public Task Any_body_gets_an_answer_below_500() =>
        Gen.OneOf(Gen.String, Gen.Byte.Array[0, 100].Select(Encoding.Latin1.GetString), Gen.Const("""{"jsonrpc":"2.0","id":1,"method":"tools/call"}"""))
            .SampleAsync(async body =>
            {
                using var request = RawMcp.Post(shared.Server.Mcp, body);
                using var response = await _http.SendAsync(request);
                Assert.InRange((int)response.StatusCode, 200, 499);
                Assert.DoesNotContain("   at ", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            }, iter: Samples, threads: 1);

    [Theory]
    [InlineData("set_box_mode", """{"mode":"Home 9"}""")]
    [InlineData("set_box_mode", """{"mode":4}""")]
    [InlineData("set_box_mode", "{}")]
    [InlineData("set_grid_delivery", """{"mode":"limited"}""")]
    [InlineData("set_grid_delivery", """{"mode":"limited","limit_watts":10000}""")]
    [InlineData("set_grid_delivery", """{"mode":"on","limit_watts":100}""")]
    [InlineData("set_grid_delivery", """{"mode":2}""")]
    [InlineData("set_box_mode", """{"mode":"Home 2","enabled":true}""")]
    [InlineData("set_boiler_mode", """{"mode":"off"}""")]
    [InlineData("set_relay", """{"relay":0,"on":true}""")]
    [InlineData("set_relay", """{"relay":4,"on":true}""")]
    [InlineData("set_relay", """{"relay":1}""")]
    [InlineData("set_grid_charging", """{"percent":19}""")]
    [InlineData("set_grid_charging", """{"percent":101}""")]
    [InlineData("get_extended_data", """{"start_date":"14.5.2026"}""")]
    [InlineData("get_extended_data", """{"start_date":"2026-05-14","end_date":"2026-05-13"}""")]
    [InlineData("get_extended_data", """{"start_date":"2026-01-01","end_date":"2026-02-01"}""")]
    [InlineData("get_extended_data", """{"name":"everything"}""")]
    [InlineData("get_basic_data", """{"boxid":"1"}""")]
    [InlineData("get_basic_data", """{"box_id":1}""")]
    public async Task A_bad_argument_is_named_and_reaches_no_portal(string tool, string arguments)
    {
        using var request = RawMcp.Call(shared.Server.Mcp, tool, JsonNode.Parse(arguments)).With("X-OIG-Readonly-Access", "false")
            .With("X-OIG-Email", AccountBook.TwoBoxesEmail).With("X-OIG-Password", AccountBook.TestPassword);
        var reply = (await AssertClearAsync(request)).GetProperty("structuredContent");
        Assert.Equal("invalid_argument", reply.Code());
        Assert.DoesNotContain(shared.Server.Portal.Requests.All, seen => seen.Account == AccountBook.TwoBoxesEmail);
    }

    [Fact]
    public async Task An_unknown_tool_is_an_error_of_the_protocol()
    {
        using var request = RawMcp.Call(shared.Server.Mcp, "open_the_door", new JsonObject());
        using var response = await _http.SendAsync(request);
        Assert.InRange((int)response.StatusCode, 200, 499);
        Assert.Contains("open_the_door", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private async Task<JsonElement> AssertClearAsync(HttpRequestMessage request)
    {
        using var response = await _http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        Assert.InRange((int)response.StatusCode, 200, 499);
        Assert.DoesNotContain("   at ", text, StringComparison.Ordinal);
        Assert.DoesNotContain("internal_error", text, StringComparison.Ordinal);
        Assert.DoesNotContain("An error occurred", text, StringComparison.Ordinal);
        Assert.Empty(shared.Server.Portal.Requests.Writes);
        return (int)response.StatusCode == 200 ? await response.ResultAsync() : default;
    }
}
