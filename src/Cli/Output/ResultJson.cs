using System.Text.Encodings.Web;
using System.Text.Json;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace Oig.Cli.Output;

/// <summary>The JSON that stands for a tool's result.</summary>
internal static class ResultJson
{
    // Relaxed, because the default encoder would write ř as \u0159; the output is no HTML page.
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The structured content; without it, the only content block, or a list of all of them.</summary>
    public static JsonElement Of(CallToolResult result) =>
        result.StructuredContent ?? result.Content switch
        {
            [var only] => OfBlock(only),
            var blocks => JsonSerializer.SerializeToElement(blocks.Select(OfBlock)),
        };

    public static string Text(JsonElement json) => JsonSerializer.Serialize(json, Indented);

    private static JsonElement OfBlock(ContentBlock block) =>
        block is TextContentBlock text
            ? JsonText.Parse(text.Text) ?? JsonSerializer.SerializeToElement(text.Text)
            : JsonSerializer.SerializeToElement(block, McpJsonUtilities.DefaultOptions);
}

/// <summary>Reads text that may or may not be JSON.</summary>
internal static class JsonText
{
    /// <summary>The JSON value that the text is; null when it is no JSON.</summary>
    public static JsonElement? Parse(string text)
    {
        try
        {
            return JsonElement.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

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
