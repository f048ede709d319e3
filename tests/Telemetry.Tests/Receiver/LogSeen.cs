using Oig.Telemetry.Tests.Otlp;

namespace Oig.Telemetry.Tests.Receiver;

/// <summary>A log record as it arrived.</summary>
internal sealed record LogSeen(string Category, LogRecord Record)
{
    public const int Information = 9;

    public string Trace { get; } = Convert.ToHexStringLower(Record.TraceId.Span);

    public string Span { get; } = Convert.ToHexStringLower(Record.SpanId.Span);

    public string Text => Record.Body?.Text ?? "";

    public Dictionary<string, string> Attributes { get; } = Received.Read(Record.Attributes);
}
