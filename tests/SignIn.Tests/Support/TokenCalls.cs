using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using Oig.Server.Tests.Hosting;

namespace Oig.SignIn.Tests.Support;

/// <summary>MCP requests that bear a token.</summary>
internal static class TokenCalls
{
    private static readonly HttpClient Http = new();

    public static async Task<HttpResponseMessage> CallAsync(this SignInServer server, string? token, string tool = "get_basic_data", JsonNode? arguments = null)
    {
        using var request = RawMcp.Call(server.Mcp, tool, arguments ?? new JsonObject());
        if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return await Http.SendAsync(request);
    }

    /// <summary>The tool's reply.</summary>
    public static async Task<JsonElement> ReplyAsync(this SignInServer server, string token, string tool = "get_basic_data", JsonNode? arguments = null)
    {
        using var response = await server.CallAsync(token, tool, arguments);
        return (await response.ResultAsync()).GetProperty("structuredContent").Clone();
    }
}
