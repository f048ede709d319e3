using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization;
using ModelContextProtocol.Protocol;
using Oig.Api.Replies;

namespace Oig.Api.Tools;

/// <summary>The one place where replies become MCP answers: text, structured content and <c>isError</c>.</summary>
/// <param name="types">Writers of all replies.</param>
internal sealed class ReplyWriter(JsonSerializerContext types)
{
    private const int UsualBytes = 8 * 1024;

    public CallToolResult Write(Reply reply)
    {
        var json = JsonOf(reply);
        return new() { Content = [new TextContentBlock { Text = TextOf(reply, json) }], StructuredContent = json, IsError = reply.IsError ? true : null };
    }

    // Many clients show a model the text only.
    private static string TextOf(Reply reply, JsonElement json) => reply switch
    {
        { IsError: true } => BriefText.OfError(json),
        { Summary: { } summary } => BriefText.Of(summary, json),
        _ => json.GetRawText(),
    };

    private JsonElement JsonOf(Reply reply)
    {
        var json = new ArrayBufferWriter<byte>(UsualBytes);
        using (var writer = new Utf8JsonWriter(json, ReplyJson.Style))
            JsonSerializer.Serialize(writer, reply, reply.GetType(), types);
        return JsonElement.Parse(json.WrittenSpan);
    }
}
