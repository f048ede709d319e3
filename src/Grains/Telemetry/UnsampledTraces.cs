using System.Diagnostics;

namespace Oig.Grains.Telemetry;

/// <summary>
/// Tells grains that a trace is not sampled. Orleans passes the trace on only with a span of its own, which an unsampled trace has not;
/// the grain would start a new trace and sample it anew.
/// </summary>
internal sealed class UnsampledTraces(DistributedContextPropagator propagator) : IOutgoingGrainCallFilter
{
    public Task Invoke(IOutgoingGrainCallContext context)
    {
        if (Activity.Current is { Recorded: false } current)
            propagator.Inject(current, null, static (_, key, value) => RequestContext.Set(key, value));
        return context.Invoke();
    }
}
