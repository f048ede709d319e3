using System.Collections.Concurrent;
using System.Diagnostics;
using Oig.Contracts.Telemetry;

namespace Oig.Server.Tests.Telemetry;

/// <summary>Records the session spans of this process.</summary>
internal sealed class SessionSpans : IDisposable
{
    private readonly ConcurrentQueue<Activity> _ended = [];
    private readonly ActivityListener _listener;

    public SessionSpans()
    {
        _listener = new()
        {
            ShouldListenTo = source => source.Name == TelemetryNames.GrainSource,
            Sample = (ref _) => ActivitySamplingResult.AllData,
            ActivityStopped = _ended.Enqueue,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    /// <summary>Those with this attribute; other tests of the process may make spans, too.</summary>
    public Activity[] With(string name, string value) => [.. _ended.Where(span => Equals(span.GetTagItem(name), value))];

    public Activity[] All => [.. _ended];

    public void Dispose() => _listener.Dispose();
}
