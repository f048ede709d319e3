using Microsoft.AspNetCore.Diagnostics.HealthChecks;

namespace Oig.Api.Health;

/// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: the cluster answers, too.</summary>
internal static class HealthEndpoints
{
    private const string Ready = "ready";

    // Container platforms kill what has not stopped after 30 s.
    private static readonly TimeSpan LongestStop = TimeSpan.FromSeconds(28);

    public static IServiceCollection AddOigHealth(this IServiceCollection services)
    {
        services.AddHealthChecks().AddCheck<ClusterCheck>("cluster", tags: [Ready], timeout: TimeSpan.FromSeconds(3));
        services.AddOptions<DrainOptions>().BindConfiguration(DrainOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddHostedService<Draining>();
        services.Configure<HostOptions>(host => host.ShutdownTimeout = LongestStop);
        return services;
    }

    public static void MapOigHealth(this IEndpointRouteBuilder app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains(Ready) });
    }
}
