namespace Oig.Api.SignIn.Gate;

/// <summary>
/// A response body that starts the response with its first byte, not with a flush before it: MCP's transport flushes when it begins to
/// work, and the status could not tell any more that the token turned out to be void.
/// </summary>
internal sealed class LateStart(Stream inner) : Stream
{
    private bool _hasBytes;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        _hasBytes |= buffer.Length > 0;
        return inner.WriteAsync(buffer, cancellationToken);
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override Task FlushAsync(CancellationToken cancellationToken) => _hasBytes ? inner.FlushAsync(cancellationToken) : Task.CompletedTask;

    // As with every response: the server does not write synchronously.
    public override void Write(byte[] buffer, int offset, int count) => inner.Write(buffer, offset, count);

    public override void Flush() => inner.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
