using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Oig.Api.Health;

/// <summary>Healthy when a silo answers.</summary>
internal sealed class ClusterCheck(IGrainFactory grains) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var silos = await grains.GetGrain<IManagementGrain>(0).GetHosts(onlyActive: true, cancellationToken);
            return silos.Count > 0 ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("No silo is active.");
        }
        catch (Exception exception)
        {
            return HealthCheckResult.Unhealthy("No silo answers.", exception);
        }
    }
}
