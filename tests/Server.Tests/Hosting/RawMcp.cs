using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Oig.Server.Tests.Hosting;

/// <summary>MCP requests as plain HTTP, for what no well-behaved client sends.</summary>
internal static class RawMcp
{
    public static HttpRequestMessage Call(Uri mcp, string tool, JsonNode? arguments) => Request(mcp, "tools/call", new JsonObject { ["name"] = tool, ["arguments"] = arguments });

    public static HttpRequestMessage Request(Uri mcp, string method, JsonNode? parameters) => Post(
        mcp, new JsonObject { ["jsonrpc"] = "2.0", ["id"] = 1, ["method"] = method, ["params"] = parameters }.ToJsonString());

    public static HttpRequestMessage Post(Uri mcp, string body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, mcp) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
        return request;
    }

    public static HttpRequestMessage With(this HttpRequestMessage request, string header, string value)
    {
        request.Headers.TryAddWithoutValidation(header, value);
        return request;
    }

    /// <summary>A client that hangs up while its call is under way.</summary>
    public static async Task LeaveMidCallAsync(Uri mcp, string email, string password, string tool, TimeSpan stays)
    {
        var body = new JsonObject
        {
            ["jsonrpc"] = "2.0",
            ["id"] = 1,
            ["method"] = "tools/call",
            ["params"] = new JsonObject { ["name"] = tool, ["arguments"] = new JsonObject() },
        }.ToJsonString();
        var token = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{email}:{password}"));
        using var socket = new TcpClient();
        await socket.ConnectAsync(mcp.Host, mcp.Port);
        await socket.GetStream().WriteAsync(Encoding.ASCII.GetBytes(
            $"POST /mcp HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nAccept: application/json, text/event-stream\r\n"
            + $"Authorization: Basic {token}\r\nContent-Length: {body.Length}\r\n\r\n{body}"));
        await Task.Delay(stays);
    }

    /// <summary>The <c>result</c> of the answer, whether it came as JSON or as an event.</summary>
    public static async Task<JsonElement> ResultAsync(this HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        var json = text.Split('\n').FirstOrDefault(line => line.StartsWith("data:", StringComparison.Ordinal))?[5..] ?? text;
        return JsonElement.Parse(json).GetProperty("result");
    }
}
