using System.Buffers;
using System.Text;
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

    public WrittenReply Write(Reply reply)
    {
        var structure = StructureOf(reply);
        return new(TextOf(reply, structure), structure, reply.IsError);
    }

    // Many clients show a model the text only.
    private static ReadOnlyMemory<byte> TextOf(Reply reply, ReadOnlyMemory<byte> structure) => reply switch
    {
        { IsError: true } => BriefText.OfError(structure),
        { Summary: { } summary } => BriefText.Of(summary, structure.Span),
        _ => structure,
    };

    private ReadOnlyMemory<byte> StructureOf(Reply reply)
    {
        var json = new ArrayBufferWriter<byte>(UsualBytes);
        using (var writer = new Utf8JsonWriter(json, ReplyJson.Style))
            JsonSerializer.Serialize(writer, reply, reply.GetType(), types);
        return json.WrittenMemory;
    }
}

/// <summary>A reply as it is sent, written once.</summary>
/// <param name="TextJson">The text block: JSON in UTF-8, without white space.</param>
/// <param name="Structure">The structured content: JSON in UTF-8, without white space.</param>
/// <param name="IsError">Whether it tells of an error.</param>
internal sealed record WrittenReply(ReadOnlyMemory<byte> TextJson, ReadOnlyMemory<byte> Structure, bool IsError)
{
    /// <summary>The text block.</summary>
    public string Text => Encoding.UTF8.GetString(TextJson.Span);

    /// <summary>The whole as the SDK's own answer.</summary>
    public CallToolResult ToResult() => ResultOf(Text, JsonElement.Parse(Structure.Span));

    /// <summary>An answer with something else in place of the two long parts.</summary>
    public CallToolResult ResultOf(string text, JsonElement structure) =>
        new() { Content = [new TextContentBlock { Text = text }], StructuredContent = structure, IsError = IsError ? true : null };
}
