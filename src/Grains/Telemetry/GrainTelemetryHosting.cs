using System.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Oig.Grains.Hosting;

namespace Oig.Grains.Telemetry;

/// <summary>Registers what silo and front end need to be traced as one.</summary>
public static class GrainTelemetryHosting
{
    /// <summary>How users are named; start fails with a message that names the key when the setting is wrong.</summary>
    public static IServiceCollection AddUserIdentity(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddSettings<TelemetryOptions>(configuration, TelemetryOptions.Section);
        services.TryAddSingleton<UserIdentity>();
        return services;
    }

    /// <summary>Carries traces through grain calls.</summary>
    public static ISiloBuilder AddTracePropagation(this ISiloBuilder silo)
    {
        silo.Services.TryAddSingleton(DistributedContextPropagator.Current);
        return silo.AddOutgoingGrainCallFilter<UnsampledTraces>().AddActivityPropagation();
    }

    /// <summary>Carries traces through grain calls.</summary>
    public static IClientBuilder AddTracePropagation(this IClientBuilder client)
    {
        client.Services.TryAddSingleton(DistributedContextPropagator.Current);
        return client.AddOutgoingGrainCallFilter<UnsampledTraces>().AddActivityPropagation();
    }
}
