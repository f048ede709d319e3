using Oig.Telemetry.Tests.Otlp;

namespace Oig.Telemetry.Tests.Receiver;

/// <summary>A metric as it arrived, one export of it.</summary>
internal sealed record MetricSeen(string Meter, Metric Metric)
{
    public string Name => Metric.Name;

    public string Unit => Metric.Unit;

    /// <summary>Each point's attributes and value; of a histogram, the count.</summary>
    public (Dictionary<string, string> Attributes, double Value)[] Points { get; } = Metric.DataCase switch
    {
        Metric.DataOneofCase.Sum => [.. Metric.Sum.Points.Select(Of)],
        Metric.DataOneofCase.Gauge => [.. Metric.Gauge.Points.Select(Of)],
        Metric.DataOneofCase.Histogram => [.. Metric.Histogram.Points.Select(point => (Received.Read(point.Attributes), (double)point.Count))],
        _ => [],
    };

    private static (Dictionary<string, string> Attributes, double Value) Of(Point point) =>
        (Received.Read(point.Attributes), point.Whole != 0 ? point.Whole : point.Number);
}
