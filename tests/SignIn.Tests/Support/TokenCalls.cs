using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using Oig.Server.Tests.Hosting;

namespace Oig.SignIn.Tests.Support;

/// <summary>MCP requests that bear a token.</summary>
internal static class TokenCalls
{
    private static readonly HttpClient Http = new();

    public static Task<HttpResponseMessage> CallAsync(this SignInServer server, string? token, string tool = "get_basic_data", JsonNode? arguments = null) =>
        CallAsync(server.Mcp, token, tool, arguments);

    public static async Task<HttpResponseMessage> CallAsync(Uri mcp, string? token, string tool = "get_basic_data", JsonNode? arguments = null)
    {
        using var request = RawMcp.Call(mcp, tool, arguments ?? new JsonObject());
        if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return await Http.SendAsync(request);
    }

    /// <summary>The tool's reply to a request that wants to read only, whatever its token would allow.</summary>
    public static async Task<JsonElement> ReplyReadOnlyAsync(this SignInServer server, string token, string tool, JsonObject arguments)
    {
        using var request = RawMcp.Call(server.Mcp, tool, arguments).With("X-OIG-Readonly-Access", "true");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var response = await Http.SendAsync(request);
        return (await response.ResultAsync()).GetProperty("structuredContent").Clone();
    }

    /// <summary>The tool's reply.</summary>
    public static async Task<JsonElement> ReplyAsync(this SignInServer server, string token, string tool = "get_basic_data", JsonNode? arguments = null)
    {
        using var response = await server.CallAsync(token, tool, arguments);
        return (await response.ResultAsync()).GetProperty("structuredContent").Clone();
    }
}
