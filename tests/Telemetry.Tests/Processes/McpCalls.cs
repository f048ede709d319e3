using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Oig.Telemetry.Tests.Processes;

/// <summary>Calls tools with plain HTTP requests, so that a test decides on every header.</summary>
internal sealed class McpCalls(Uri url) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = url };

    /// <summary>The <c>structuredContent</c> of the answer.</summary>
    public async Task<JsonElement> CallAsync(ToolRequest call)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/mcp");
        // The W3C headers are for the test to set.
        request.Headers.Accept.ParseAdd("application/json, text/event-stream");
        request.Headers.Add("MCP-Protocol-Version", "2025-06-18");
        foreach (var (name, value) in call.Headers) request.Headers.TryAddWithoutValidation(name, value);
        request.Content = new StringContent(Body(call), Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
        using var answer = await _http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        var json = text.Split('\n').Single(line => line.StartsWith("data:", StringComparison.Ordinal) || line.StartsWith('{'));
        return JsonElement.Parse(json[json.IndexOf('{', StringComparison.Ordinal)..]).GetProperty("result").GetProperty("structuredContent");
    }

    /// <summary>Sends what a stranger may send; any answer will do.</summary>
    public async Task StrangeAsync(string method, JsonObject parameters)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/mcp");
        request.Headers.Accept.ParseAdd("application/json, text/event-stream");
        var body = new JsonObject { ["jsonrpc"] = "2.0", ["id"] = new string('i', 5_000), ["method"] = method, ["params"] = parameters };
        request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
        using var answer = await _http.SendAsync(request);
    }

    public async Task GetAsync(string path)
    {
        using var answer = await _http.GetAsync(path);
        answer.EnsureSuccessStatusCode();
    }

    public void Dispose() => _http.Dispose();

    private static string Body(ToolRequest call)
    {
        var parameters = new JsonObject { ["name"] = call.Tool, ["arguments"] = call.Arguments?.DeepClone() ?? new JsonObject() };
        if (call.Meta is { } traceparent) parameters["_meta"] = new JsonObject { ["traceparent"] = traceparent };
        return new JsonObject { ["jsonrpc"] = "2.0", ["id"] = 1, ["method"] = "tools/call", ["params"] = parameters }.ToJsonString();
    }
}
