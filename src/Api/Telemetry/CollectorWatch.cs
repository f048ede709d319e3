using System.Diagnostics.Tracing;

namespace Oig.Api.Telemetry;

/// <summary>Listens to the exporter and says once that the collector cannot be reached, and once that it can again; the exporter itself is silent.</summary>
internal sealed class CollectorWatch(ILogger<CollectorWatch> logger) : EventListener
{
    private const string Exporter = "OpenTelemetry-Exporter-OpenTelemetryProtocol";
    private const string Succeeded = "ExportSuccess";

    // Each of them has the address of one signal as its first argument. A request is cancelled by our own stop only (LastExport), which
    // tells nothing of the collector: one that hangs is told by RequestTimedOut.
    private static readonly HashSet<string> Failed =
        ["FailedToReachCollector", "TransientHttpError", "HttpRequestFailed", "RequestTimedOut", "ExportFailure"];

    private readonly HashSet<string> _failing = [];

    public void Start()
    {
        foreach (var source in EventSource.GetSources().Where(source => source.Name == Exporter)) Listen(source);
    }

    // The exporter's source may appear before or after Start.
    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name == Exporter) Listen(eventSource);
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        if (eventData.Payload is not [string address, ..]) return;
        if (eventData.EventName == Succeeded) Succeed(address);
        else if (Failed.Contains(eventData.EventName ?? "")) Fail(address);
    }

    private void Listen(EventSource source) => EnableEvents(source, EventLevel.Informational);

    private void Fail(string address)
    {
        lock (_failing)
            if (!_failing.Add(address) || _failing.Count > 1) return;
        Log.CollectorNotReached(logger, address);
    }

    private void Succeed(string address)
    {
        lock (_failing)
            if (!_failing.Remove(address) || _failing.Count > 0) return;
        Log.CollectorReached(logger, address);
    }
}
