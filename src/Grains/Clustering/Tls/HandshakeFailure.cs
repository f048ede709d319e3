using System.Security.Authentication;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Logging;

namespace Oig.Grains.Clustering.Tls;

/// <summary>Tells who was not let in, and why; never so often that knocking fills a disk.</summary>
internal sealed class HandshakeFailure(ILogger<HandshakeFailure> logger) : IDisposable
{
    private const int LinesPerMinute = 100;

    private readonly FixedWindowRateLimiter _lines = new(new() { PermitLimit = LinesPerMinute, Window = TimeSpan.FromMinutes(1) });

    /// <summary>True for what comes of the other side, or of its silence; anything else is a fault of ours.</summary>
    public static bool Is(Exception exception) => exception is AuthenticationException or IOException or OperationCanceledException;

    public void Report(string peer, Exception exception)
    {
        using var line = _lines.AttemptAcquire();
        if (line.IsAcquired) Log.HandshakeFailed(logger, peer, Reason(exception));
    }

    public void Dispose() => _lines.Dispose();

    // OpenSSL's own words, if there are any, stand innermost.
    private static string Reason(Exception exception) => exception is OperationCanceledException
        ? "it did not finish its part of the handshake in time."
        : exception.GetBaseException().Message.ReplaceLineEndings(" ");
}
