using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Oig.Cluster.Health;
using Oig.Contracts.Hosting;

namespace Oig.Api.Health;

/// <summary>
/// <c>/health/live</c>: the process answers. <c>/health/ready</c>: the cluster answers, too; "Degraded", and 200 all the same, while state
/// cannot be stored, since who is logged in is served without.
/// </summary>
internal static class HealthEndpoints
{
    private const string Ready = "ready";

    // Container platforms kill what has not stopped after 30 s.
    private static readonly TimeSpan LongestStop = TimeSpan.FromSeconds(28);

    public static IServiceCollection AddOigHealth(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddHealthChecks()
            .AddCheck<ClusterCheck>("cluster", tags: [Ready], timeout: TimeSpan.FromSeconds(3))
            .AddCheck<StoreCheck>("store", HealthStatus.Degraded, tags: [Ready]);
        services.AddSettings<DrainOptions, DrainOptionsValidator>(configuration, DrainOptions.Section);
        services.AddHostedService<Draining>();
        services.Configure<HostOptions>(host => host.ShutdownTimeout = LongestStop);
        return services;
    }

    public static void MapOigHealth(this IEndpointRouteBuilder app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains(Ready), ResponseWriter = WriteAsync });
    }

    // The state, and a line for each part that is not healthy.
    private static Task WriteAsync(HttpContext context, HealthReport report)
    {
        context.Response.ContentType = "text/plain; charset=utf-8";
        var parts = report.Entries.Where(part => part.Value.Status != HealthStatus.Healthy).Select(part => $"\n{part.Key}: {part.Value.Description}");
        return context.Response.WriteAsync($"{report.Status}{string.Concat(parts)}", context.RequestAborted);
    }

    /// <summary>Degraded while state cannot be stored.</summary>
    private sealed class StoreCheck(StoreWatch store) : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            Task.FromResult(store.Trouble is { } trouble ? HealthCheckResult.Degraded($"State cannot be stored: {trouble.TrimEnd('.')}.") : HealthCheckResult.Healthy());
    }
}

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
