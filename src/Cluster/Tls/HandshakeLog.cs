using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Oig.Cluster.Tls;

/// <summary>
/// Tells who was not let in, and why, in one line instead of the stack trace that Orleans' TLS logs; never so often that knocking fills a disk.
/// </summary>
internal sealed class HandshakeLog(IServiceProvider services) : ILoggerProvider, ILogger
{
    /// <summary>Where Orleans' TLS logs.</summary>
    public const string Source = "Orleans.Connections.Security";

    private const int LinesPerMinute = 100;

    private readonly FixedWindowRateLimiter _lines = new(new() { PermitLimit = LinesPerMinute, Window = TimeSpan.FromMinutes(1) });
    private readonly AsyncLocal<string?> _peer = new();

    /// <summary>What this flow of control logs from now on is about this connection.</summary>
    public void Begin(ConnectionContext connection) => _peer.Value = $"{connection.RemoteEndPoint}";

    public ILogger CreateLogger(string categoryName) => categoryName.StartsWith(Source, StringComparison.Ordinal) ? this : NullLogger.Instance;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
        => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        using var line = _lines.AttemptAcquire();
        // The factory makes its providers first, so it cannot be asked for before there is something to say.
        if (line.IsAcquired) Cluster.Log.HandshakeFailed(services.GetRequiredService<ILogger<HandshakeLog>>(), _peer.Value ?? "somebody", Reason(exception));
    }

    public void Dispose() => _lines.Dispose();

    // OpenSSL's own words, if there are any, stand innermost.
    private static string Reason(Exception? exception) => exception switch
    {
        null => "the reason is not known.",
        OperationCanceledException => "it did not finish its part of the handshake in time.",
        _ => exception.GetBaseException().Message.ReplaceLineEndings(" "),
    };
}
