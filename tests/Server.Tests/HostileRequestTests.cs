using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Oig.Server.Tests.Hosting;
using Oig.Simulator;

namespace Oig.Server.Tests;

/// <summary>What strangers send is answered with the right status and one line of text, before it costs anything.</summary>
public sealed class HostileRequestTests(SharedServer shared) : IClassFixture<SharedServer>, IDisposable
{
    private readonly HttpClient _http = new();

    public void Dispose() => _http.Dispose();

    [Fact]
    public async Task A_body_without_a_type_is_415()
    {
        using var request = RawMcp.Request(shared.Server.Mcp, "tools/list", new JsonObject());
        request.Content!.Headers.ContentType = null;
        await AssertRefusedAsync(request, HttpStatusCode.UnsupportedMediaType, "Content-Type must be application/json.");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_over_the_limit_is_413_whether_its_length_is_told_or_not(bool told)
    {
        using var request = RawMcp.Post(shared.Server.Mcp, new string(' ', 40_000));
        request.Headers.TransferEncodingChunked = !told;
        await AssertRefusedAsync(request, HttpStatusCode.RequestEntityTooLarge, "larger than 32768 bytes");
    }

    [Theory]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"tools/list","method":"tools/call"}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"a","name":"b"}}""")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"text\"")]
    [InlineData("{")]
    [InlineData("")]
    [InlineData("{} {}")]
    [InlineData("\u001b[2J")]
    public async Task What_is_no_single_message_is_400(string body)
    {
        using var request = RawMcp.Post(shared.Server.Mcp, body);
        await AssertRefusedAsync(request, HttpStatusCode.BadRequest, "one JSON-RPC message");
    }

    [Fact]
    public async Task Depth_and_count_of_keys_are_limited()
    {
        var deep = string.Concat(Enumerable.Repeat("""{"a":""", 40)) + "1" + new string('}', 40);
        using var nested = RawMcp.Post(shared.Server.Mcp, deep);
        await AssertRefusedAsync(nested, HttpStatusCode.BadRequest, "at most 32 levels");
        var wide = new JsonObject(Enumerable.Range(0, 600).Select(i => KeyValuePair.Create(i.ToString(CultureInfo.InvariantCulture), (JsonNode?)i)));
        using var many = RawMcp.Call(shared.Server.Mcp, "get_basic_data", wide);
        await AssertRefusedAsync(many, HttpStatusCode.BadRequest, "at most 512 keys");
    }

    [Theory]
    [InlineData("get_basic_dat", "Unknown tool: 'get_basic_dat'. Did you mean 'get_basic_data'?")]
    [InlineData("x\u001b[31m\nfail: forged", "Unknown tool: 'x [31m fail: forged'.")]
    public async Task An_unknown_tool_is_told_with_the_nearest_one(string name, string text)
    {
        using var request = RawMcp.Call(shared.Server.Mcp, name, new JsonObject());
        Assert.Equal((-32602, text), await ErrorAsync(request, HttpStatusCode.OK));
    }

    [Fact]
    public async Task An_unknown_method_is_none_of_the_protocols()
    {
        using var request = RawMcp.Request(shared.Server.Mcp, "open/door", new JsonObject());
        Assert.Equal((-32601, "There is no method 'open/door'."), await ErrorAsync(request, HttpStatusCode.OK));
        using var notification = RawMcp.Post(shared.Server.Mcp, """{"jsonrpc":"2.0","method":"open/door"}""");
        using var response = await _http.SendAsync(notification);
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
    }

    [Theory]
    [InlineData("2027-01-01", null)]
    [InlineData("2027-01-01", "2027-01-01")]
    [InlineData("9", null)]
    public async Task A_newer_revision_than_is_known_is_negotiated_down(string version, string? header)
    {
        using var request = RawMcp.Request(shared.Server.Mcp, "initialize", new JsonObject
        {
            ["protocolVersion"] = version,
            ["capabilities"] = new JsonObject(),
            ["clientInfo"] = new JsonObject { ["name"] = "x", ["version"] = "1" },
        });
        if (header is not null) request.With("MCP-Protocol-Version", header);
        using var response = await _http.SendAsync(request);
        Assert.Equal("2025-11-25", (await response.ResultAsync()).GetProperty("protocolVersion").GetString());
    }

    [Theory]
    [InlineData("""{"box_id":"404"}""", "unknown_box")]
    [InlineData("[1]", "invalid_argument")]
    [InlineData("eighty", "invalid_argument")]
    public async Task Arguments_that_are_a_text_are_read_and_what_is_no_object_is_refused_with_a_text(string arguments, string code)
    {
        using var request = RawMcp.Call(shared.Server.Mcp, "get_basic_data", arguments).With("X-OIG-Email", AccountBook.OneBoxEmail).With("X-OIG-Password", AccountBook.TestPassword);
        using var response = await _http.SendAsync(request);
        var result = await response.ResultAsync();
        Assert.Equal(code, result.GetProperty("structuredContent").Code());
        Assert.Contains(code, result.GetProperty("content")[0].GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_that_trickles_is_ended_with_408()
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(shared.Server.Url.Host, shared.Server.Url.Port);
        var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes("POST /mcp HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"));
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var reader = new StreamReader(stream);
        Assert.Contains(" 408 ", await reader.ReadLineAsync(patience.Token), StringComparison.Ordinal);
        Assert.Contains("too slowly", await reader.ReadToEndAsync(patience.Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_4096_bytes_cost_an_address_one_request_more()
    {
        await using var server = await OigServer.StartAsync(["--Oig:RateLimit:RequestsPerSecond=1", "--Oig:RateLimit:Burst=20"]);
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 4; i++)
        {
            using var request = RawMcp.Request(server.Mcp, "tools/list", new JsonObject { ["_meta"] = new JsonObject { ["filling"] = new string('x', 28_000) } });
            using var response = await _http.SendAsync(request);
            statuses.Add(response.StatusCode);
        }

        Assert.Equal(HttpStatusCode.OK, statuses[0]);
        Assert.Equal(HttpStatusCode.TooManyRequests, statuses[^1]);
        using var health = await _http.GetAsync(new Uri(server.Url, "/health/live"));
        Assert.Equal(HttpStatusCode.OK, health.StatusCode);
    }

    [Fact]
    public async Task IPv6_loopback_is_served()
    {
        await using var server = await OigServer.StartAsync(["--urls=http://[::1]:0"]);
        using var response = await _http.SendAsync(RawMcp.Request(server.Mcp, "tools/list", new JsonObject()));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains("[::1]", server.Mcp.ToString(), StringComparison.Ordinal);
    }

    private async Task AssertRefusedAsync(HttpRequestMessage request, HttpStatusCode status, string part)
    {
        using var response = await _http.SendAsync(request);
        Assert.Equal(status, response.StatusCode);
        Assert.Contains(part, await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private async Task<(int Code, string Message)> ErrorAsync(HttpRequestMessage request, HttpStatusCode status)
    {
        using var response = await _http.SendAsync(request);
        Assert.Equal(status, response.StatusCode);
        var message = JsonElement.Parse(await response.Content.ReadAsStringAsync());
        Assert.Equal(1, message.GetProperty("id").GetInt32());
        return (message.GetProperty("error").GetProperty("code").GetInt32(), message.GetProperty("error").GetProperty("message").GetString()!);
    }
}
