using System.Text.Json;
using System.Text.Json.Nodes;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Oig.Api.Tools;

/// <summary>
/// Leads replies past the SDK's serialisation into the message that is sent. Left to the SDK, both text and structured content are written,
/// read back into a tree and written again, which is most of what a call costs.
/// </summary>
internal static class ReplyShortcut
{
    private const string Item = "oig.reply";

    /// <summary>Takes the reply out of a result.</summary>
    public static CallToolResult TakeOut(RequestContext<CallToolRequestParams> request, CallToolResult result)
    {
        request.Items[Item] = result;
        return new() { IsError = result.IsError };
    }

    /// <summary>Around every message that is sent: puts the reply into the answer.</summary>
    public static McpMessageHandler PutIn(McpMessageHandler next) => (message, cancellation) =>
    {
        if (message is { JsonRpcMessage: JsonRpcResponse { Result: JsonObject result } } && message.Items.TryGetValue(Item, out var item)
            && item is CallToolResult { StructuredContent: { } structure, Content: [TextContentBlock { Text: var text }] })
            Fill(result, text, structure);
        return next(message, cancellation);
    };

    private static void Fill(JsonObject result, string text, JsonElement structure)
    {
        result["content"] = new JsonArray(new JsonObject { ["type"] = "text", ["text"] = text });
        result["structuredContent"] = JsonObject.Create(structure);
    }
}
