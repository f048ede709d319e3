using Google.Protobuf;
using Google.Protobuf.Collections;
using Oig.Telemetry.Tests.Otlp;

namespace Oig.Telemetry.Tests.Receiver;

/// <summary>Everything that reached the receiver.</summary>
internal sealed class Received
{
    private readonly Lock _gate = new();
    private readonly List<IMessage> _messages = [];

    public List<SpanSeen> Spans { get; } = [];

    public List<LogSeen> Logs { get; } = [];

    public List<MetricSeen> Metrics { get; } = [];

    public List<Dictionary<string, string>> Resources { get; } = [];

    /// <summary>All of it as text.</summary>
    public string Everything => string.Join('\n', _messages);

    /// <summary>Whether that is so by now, while more may arrive.</summary>
    public bool Have(Func<Received, bool> condition)
    {
        lock (_gate) return condition(this);
    }

    public void Add(TraceRequest request) => Keep(request, () =>
    {
        foreach (var one in request.ResourceSpans)
        {
            Resources.Add(Read(one.Resource.Attributes));
            Spans.AddRange(one.ScopeSpans.SelectMany(scope => scope.Spans.Select(span => new SpanSeen(scope.Scope.Name, span))));
        }
    });

    public void Add(LogsRequest request) => Keep(request, () =>
    {
        foreach (var one in request.ResourceLogs)
        {
            Resources.Add(Read(one.Resource.Attributes));
            Logs.AddRange(one.ScopeLogs.SelectMany(scope => scope.LogRecords.Select(record => new LogSeen(scope.Scope.Name, record))));
        }
    });

    public void Add(MetricsRequest request) => Keep(request, () =>
    {
        foreach (var one in request.ResourceMetrics)
        {
            Resources.Add(Read(one.Resource.Attributes));
            Metrics.AddRange(one.ScopeMetrics.SelectMany(scope => scope.Metrics.Select(metric => new MetricSeen(scope.Scope.Name, metric))));
        }
    });

    internal static Dictionary<string, string> Read(RepeatedField<Otlp.Attribute> attributes) =>
        attributes.DistinctBy(attribute => attribute.Key).ToDictionary(attribute => attribute.Key, attribute => Text(attribute.Value));

    private static string Text(Value? value) => value?.ValueCase switch
    {
        Value.ValueOneofCase.Text => value.Text,
        Value.ValueOneofCase.Flag => value.Flag ? "true" : "false",
        Value.ValueOneofCase.Whole => FormattableString.Invariant($"{value.Whole}"),
        Value.ValueOneofCase.Number => FormattableString.Invariant($"{value.Number}"),
        _ => "",
    };

    private void Keep(IMessage message, Action sort)
    {
        lock (_gate)
        {
            _messages.Add(message);
            sort();
        }
    }
}
