using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Oig.Contracts.Hosting;

/// <summary>Registers settings that are checked at start.</summary>
public static class Settings
{
    /// <summary>Binds the section, once: silo and front end share settings, and in one process a wrong one would be told twice.</summary>
    public static IServiceCollection AddSettings<TOptions>(this IServiceCollection services, IConfiguration configuration, string section)
        where TOptions : class
    {
        ArgumentNullException.ThrowIfNull(configuration);
        if (services.Any(service => service.ServiceType == typeof(IOptionsChangeTokenSource<TOptions>))) return services;
        services.AddOptions<TOptions>().Bind(configuration.GetSection(section)).ValidateDataAnnotations().ValidateOnStart();
        return services;
    }
}
