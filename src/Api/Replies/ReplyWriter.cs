using System.Buffers;
using System.Text.Json;
using ModelContextProtocol.Protocol;
using Oig.Grains.Outcomes;

namespace Oig.Api.Replies;

/// <summary>The one place where results become MCP answers: structured content and <c>isError</c>; <see cref="ReplyShortcut"/> adds the text.</summary>
internal static class ReplyWriter
{
    private const int UsualBytes = 8 * 1024;

    public static CallToolResult Success<TData>(CacheStatus cacheStatus, TData data, string sessionKey)
        where TData : class
        => Write(new Reply<TData>
        {
            Status = "success",
            CacheStatus = cacheStatus == CacheStatus.SessionFromCache ? "session_from_cache" : "new_session_created",
            SessionIdPreview = $"{sessionKey[..4]}...{sessionKey[^4..]}",
            Data = data,
        });

    public static CallToolResult Success<TData>(string message, TData data)
        where TData : class
        => Write(new Reply<TData> { Status = "success", Message = message, Data = data });

    public static CallToolResult Error(Problem problem) => AsError(Write(new Reply
    {
        Status = "error",
        Code = problem.Code,
        Message = problem.Message,
        RetryAfterSeconds = problem.RetryAfter is { } wait ? (int)Math.Max(1, Math.Ceiling(wait.TotalSeconds)) : null,
    }));

    public static CallToolResult Error<TData>(Problem problem, TData data)
        where TData : class
        => AsError(Write(new Reply<TData> { Status = "error", Code = problem.Code, Message = problem.Message, Data = data }));

    private static CallToolResult AsError(CallToolResult result)
    {
        result.IsError = true;
        return result;
    }

    private static CallToolResult Write<TReply>(TReply reply)
        where TReply : Reply
    {
        var json = new ArrayBufferWriter<byte>(UsualBytes);
        using (var writer = new Utf8JsonWriter(json, ReplyJson.Style))
            JsonSerializer.Serialize(writer, reply, typeof(TReply), ReplyTypes.Default);
        return new() { StructuredContent = JsonElement.Parse(json.WrittenSpan) };
    }
}
