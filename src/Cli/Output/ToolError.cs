using System.Text.Json;
using ModelContextProtocol.Protocol;

namespace Oig.Cli.Output;

/// <summary>Tells a tool's error from its success.</summary>
internal static class ToolError
{
    /// <summary>Why the tool failed, with the server's `code` in brackets; null when it did not.</summary>
    public static string? Of(CallToolResult result, JsonElement json)
    {
        if (result.IsError is not true && Text(json, "status") is not "error")
            return null;

        var message = Text(json, "message") ?? (json.ValueKind is JsonValueKind.String ? json.GetString() : null);
        var code = Text(json, "code");
        return $"{message ?? "the server gives no reason"}{(code is null ? "" : $" ({code})")}";
    }

    private static string? Text(JsonElement json, string property) =>
        json.ValueKind is JsonValueKind.Object
        && json.TryGetProperty(property, out var value)
        && value.ValueKind is JsonValueKind.String
            ? value.GetString()
            : null;
}
