using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Oig.Api.Health;

/// <summary>Healthy while this process has started, is not about to stop, and a silo answers.</summary>
internal sealed class ClusterCheck(IGrainFactory grains, IHostApplicationLifetime lifetime) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (lifetime.ApplicationStopping.IsCancellationRequested) return HealthCheckResult.Unhealthy("Stopping.");
        if (!lifetime.ApplicationStarted.IsCancellationRequested) return HealthCheckResult.Unhealthy("Still starting: no silo was reached yet.");
        try
        {
            var silos = await grains.GetGrain<IManagementGrain>(0).GetHosts(onlyActive: true, cancellationToken);
            return silos.Count > 0 ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("No silo is active.");
        }
        catch (Exception exception)
        {
            return HealthCheckResult.Unhealthy($"No silo answers: {exception.Message}");
        }
    }
}
