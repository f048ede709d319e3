using Oig.Telemetry.Tests.Otlp;

namespace Oig.Telemetry.Tests.Receiver;

/// <summary>A span as it arrived.</summary>
internal sealed record SpanSeen(string Source, Span Span)
{
    public const int Server = 2;
    public const int Client = 3;
    public const int Error = 2;

    public string Name => Span.Name;

    public int Kind => Span.Kind;

    public string Trace { get; } = Convert.ToHexStringLower(Span.TraceId.Span);

    public string Id { get; } = Convert.ToHexStringLower(Span.SpanId.Span);

    public string Parent { get; } = Convert.ToHexStringLower(Span.ParentSpanId.Span);

    public Dictionary<string, string> Attributes { get; } = Received.Read(Span.Attributes);

    public string[] Events { get; } = [.. Span.Events.Select(one => one.Name)];

    public bool IsError => Span.Status?.Code == Error;

    public override string ToString() => $"{Source} {Name} {Id} of {Parent}";
}
