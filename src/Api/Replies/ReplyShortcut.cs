using System.Text.Json;
using System.Text.Json.Nodes;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Oig.Api.Replies;

/// <summary>
/// Leads replies past the SDK's serialisation into the message that is sent, and adds the text for clients that do not read structured
/// content. Left to the SDK, both are written, read back into a tree and written again, which is most of what a call costs.
/// </summary>
internal static class ReplyShortcut
{
    private const string Item = "oig.reply";

    /// <summary>Around every tool call: takes the reply out of the result.</summary>
    public static McpRequestHandler<CallToolRequestParams, CallToolResult> TakeOut(McpRequestHandler<CallToolRequestParams, CallToolResult> next) =>
        async (request, cancellation) =>
        {
            var result = await next(request, cancellation);
            if (result.StructuredContent is not { } reply) return result;
            request.Items[Item] = reply;
            result.StructuredContent = null;
            return result;
        };

    /// <summary>Around every message that is sent: puts the reply into the answer.</summary>
    public static McpMessageHandler PutIn(McpMessageHandler next) => (message, cancellation) =>
    {
        if (message is { JsonRpcMessage: JsonRpcResponse { Result: JsonObject result } } && message.Items.TryGetValue(Item, out var item) && item is JsonElement reply)
            Fill(result, reply);
        return next(message, cancellation);
    };

    private static void Fill(JsonObject result, JsonElement reply)
    {
        result["content"] = new JsonArray(new JsonObject { ["type"] = "text", ["text"] = reply.GetRawText() });
        result["structuredContent"] = JsonObject.Create(reply);
    }
}
