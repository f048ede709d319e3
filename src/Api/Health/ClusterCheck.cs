using Microsoft.Extensions.Diagnostics.HealthChecks;
using Oig.Cluster.Health;

namespace Oig.Api.Health;

/// <summary>Healthy while this process has started, is not about to stop, and a silo answers.</summary>
internal sealed class ClusterCheck(ClusterPulse cluster, IHostApplicationLifetime lifetime) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (lifetime.ApplicationStopping.IsCancellationRequested) return HealthCheckResult.Unhealthy("Stopping.");
        if (!lifetime.ApplicationStarted.IsCancellationRequested) return HealthCheckResult.Unhealthy("Still starting: no silo was reached yet.");
        return await cluster.ObjectionAsync(cancellationToken) is { } objection ? HealthCheckResult.Unhealthy(objection) : HealthCheckResult.Healthy();
    }
}
