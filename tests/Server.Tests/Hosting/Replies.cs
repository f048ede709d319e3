using System.Text.Json;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace Oig.Server.Tests.Hosting;

/// <summary>Reads tool results.</summary>
internal static class Replies
{
    public static async Task<JsonElement> CallAsync(this McpClient client, string tool, params (string Name, object? Value)[] arguments)
    {
        var result = await client.CallToolAsync(tool, arguments.ToDictionary(argument => argument.Name, argument => argument.Value));
        return result.StructuredContent!.Value;
    }

    public static string? Code(this JsonElement reply) => reply.TryGetProperty("code", out var code) ? code.GetString() : null;

    public static string Status(this JsonElement reply) => reply.GetProperty("status").GetString()!;

    public static string? Message(this JsonElement reply) => reply.GetProperty("message").GetString();

    public static string Text(this CallToolResult result) => Assert.IsType<TextContentBlock>(Assert.Single(result.Content)).Text;
}
