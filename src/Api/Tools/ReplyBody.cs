using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using ModelContextProtocol.Protocol;

namespace Oig.Api.Tools;

/// <summary>
/// The body of an answer at <c>/mcp</c>. A reply goes past the SDK: two marks take the places of its text and its structure, and are replaced
/// here. The SDK itself would write both, read them back into a tree and write them again, which is most of what a call costs. The response
/// starts with its first byte, so that until then its status can tell that a token turned out to be void; MCP's transport would start it before
/// it begins to work. What follows a reply is the end, which is sent with it.
/// </summary>
internal sealed class ReplyBody(PipeWriter response) : Stream
{
    private const byte OfText = (byte)'t';

    // Nobody can guess it, so nothing that a client sends is taken for a mark.
    private static readonly string Secret = $"{Guid.NewGuid():N}";
    private static readonly byte[] Mark = Encoding.UTF8.GetBytes($"\"{Secret}");
    private static readonly string TextMark = $"{Secret}t";
    private static readonly JsonElement StructureMark = JsonSerializer.SerializeToElement($"{Secret}s");

    private WrittenReply? _reply;
    private bool _hasBytes;
    private bool _isOver;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <summary>Makes it the body of the response.</summary>
    public static Task InstallAsync(HttpContext context, RequestDelegate next)
    {
        var body = new ReplyBody(context.Response.BodyWriter);
        context.Response.Body = body;
        context.Features.Set(body);
        return next(context);
    }

    /// <summary>Keeps the reply until its marks are written; what the SDK is to write.</summary>
    public CallToolResult Hold(WrittenReply reply)
    {
        _reply = reply;
        return reply.ResultOf(TextMark, StructureMark);
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Write(buffer.Span);
        return default;
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        var rest = buffer;
        for (int at; _reply is { } reply && (at = rest.IndexOf(Mark)) >= 0; rest = rest[(at + Mark.Length + 2)..])
        {
            response.Write(rest[..at]);
            if (rest[at + Mark.Length] == OfText) WriteQuoted(reply.TextJson.Span);
            else response.Write(reply.Structure.Span);
            _isOver = true;
        }

        response.Write(rest);
        _hasBytes |= buffer.Length > 0;
    }

    public override Task FlushAsync(CancellationToken cancellationToken) =>
        _hasBytes && !_isOver ? response.FlushAsync(cancellationToken).AsTask() : Task.CompletedTask;

    // As with every response: the server does not write synchronously.
    public override void Flush() => throw new NotSupportedException();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    // JSON without white space holds no control characters, so these two are all that a string must not hold as they are.
    private void WriteQuoted(ReadOnlySpan<byte> json)
    {
        var (quoted, length) = (ArrayPool<byte>.Shared.Rent((2 * json.Length) + 2), 0);
        quoted[length++] = (byte)'"';
        foreach (var one in json)
        {
            if (one is (byte)'"' or (byte)'\\') quoted[length++] = (byte)'\\';
            quoted[length++] = one;
        }

        quoted[length++] = (byte)'"';
        response.Write(quoted.AsSpan(0, length));
        ArrayPool<byte>.Shared.Return(quoted);
    }
}
