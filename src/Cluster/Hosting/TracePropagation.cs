using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Oig.Cluster.Hosting;

/// <summary>Carries traces through grain calls.</summary>
public static class TracePropagation
{
    /// <summary>From a silo to others.</summary>
    public static ISiloBuilder AddTracePropagation(this ISiloBuilder silo)
    {
        ArgumentNullException.ThrowIfNull(silo);
        silo.Services.TryAddSingleton(DistributedContextPropagator.Current);
        return silo.AddOutgoingGrainCallFilter<UnsampledTraces>().AddActivityPropagation();
    }

    /// <summary>From a front end to silos.</summary>
    public static IClientBuilder AddTracePropagation(this IClientBuilder client)
    {
        ArgumentNullException.ThrowIfNull(client);
        client.Services.TryAddSingleton(DistributedContextPropagator.Current);
        return client.AddOutgoingGrainCallFilter<UnsampledTraces>().AddActivityPropagation();
    }

    /// <summary>
    /// Tells grains that a trace is not sampled. Orleans passes the trace on only with a span of its own, which an unsampled trace has not;
    /// the grain would start a new trace and sample it anew.
    /// </summary>
    private sealed class UnsampledTraces(DistributedContextPropagator propagator) : IOutgoingGrainCallFilter
    {
        public Task Invoke(IOutgoingGrainCallContext context)
        {
            if (Activity.Current is { Recorded: false } current)
                propagator.Inject(current, null, static (_, key, value) => RequestContext.Set(key, value));
            return context.Invoke();
        }
    }
}
