using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Oig.Contracts.Control;
using Oig.Contracts.Sessions;
using Oig.Contracts.Telemetry;

namespace Oig.Contracts.Hosting;

/// <summary>Registers what silo and front end share.</summary>
public static class SharedHosting
{
    /// <summary>Key making, shared by silo and front end; start fails with a message that names the key when a setting is wrong.</summary>
    public static IServiceCollection AddOigKeys(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddSettings<SessionOptions, SessionOptionsValidator>(configuration, SessionOptions.Section);
        services.AddSettings<ReadingOptions, ReadingOptionsValidator>(configuration, ReadingOptions.Section);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<KeyRing>();
        services.AddSettings<TelemetryOptions, TelemetryOptionsValidator>(configuration, TelemetryOptions.Section);
        services.TryAddSingleton<UserIdentity>();
        return services;
    }

    /// <summary>What may be changed, shared by silo and front end.</summary>
    public static IServiceCollection AddOigControl(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddSettings<ControlOptions, ControlOptionsValidator>(configuration, ControlOptions.Section);
        return services;
    }
}
