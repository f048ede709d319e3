using System.Text.RegularExpressions;
using Oig.Telemetry.Tests.Otlp;
using Oig.Telemetry.Tests.Receiver;

namespace Oig.Telemetry.Tests.Deployment;

/// <summary>What Prometheus calls a metric that OpenTelemetry's collector passes to it.</summary>
internal static partial class PrometheusNames
{
    private static readonly Dictionary<string, string> Units = new()
    {
        ["s"] = "seconds",
        ["ms"] = "milliseconds",
        ["By"] = "bytes",
        ["bytes"] = "bytes",
        ["MB"] = "MB",
        ["1"] = "ratio",
    };

    public static IEnumerable<string> Of(MetricSeen metric)
    {
        var name = WithUnit(Label(metric.Name), metric.Unit);
        return metric.Metric.DataCase switch
        {
            Metric.DataOneofCase.Histogram => [$"{name}_bucket", $"{name}_count", $"{name}_sum"],
            Metric.DataOneofCase.Sum when metric.Metric.Sum.IsMonotonic => [name.EndsWith("_total", StringComparison.Ordinal) ? name : $"{name}_total"],
            _ => [name],
        };
    }

    public static string Label(string attribute) => Strange().Replace(attribute, "_");

    // A unit in braces is a comment.
    private static string WithUnit(string name, string unit) =>
        Units.TryGetValue(unit, out var word) && !name.EndsWith($"_{word}", StringComparison.Ordinal) ? $"{name}_{word}" : name;

    [GeneratedRegex("[^a-zA-Z0-9_]+")]
    private static partial Regex Strange();
}
