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
