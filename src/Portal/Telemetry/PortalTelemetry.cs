using System.Diagnostics;
using System.Diagnostics.Metrics;
using Oig.Contracts.Telemetry;

namespace Oig.Portal.Telemetry;

/// <summary>What the portal client measures.</summary>
internal static class PortalTelemetry
{
    private static readonly Meter Meter = new(TelemetryNames.Meter);

    private static readonly Counter<long> Requests = Meter.CreateCounter<long>(
        "oig.portal.requests", "{request}", "Calls to the portal, by what was asked for and what came of it.");

    private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>(
        "oig.portal.request.duration", "s", "Duration of calls to the portal, repeats and waits between them included.",
        advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 20] });

    internal static void Record(string endpoint, string outcome, TimeSpan duration)
    {
        var tags = new TagList { { "oig.portal.endpoint", endpoint }, { "oig.portal.outcome", outcome } };
        Requests.Add(1, tags);
        Duration.Record(duration.TotalSeconds, tags);
    }
}
