using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Oig.Contracts.Hosting;

/// <summary>Registers settings: a class, its annotations, and the validator that is generated from them; checked at start.</summary>
public static class Settings
{
    /// <summary>Binds the section, once: silo and front end share settings, and in one process a wrong one would be told twice.</summary>
    public static IServiceCollection AddSettings<TOptions, TValidator>(this IServiceCollection services, IConfiguration configuration, string section)
        where TOptions : class
        where TValidator : class, IValidateOptions<TOptions>
    {
        ArgumentNullException.ThrowIfNull(configuration);
        if (services.Any(service => service.ServiceType == typeof(IOptionsChangeTokenSource<TOptions>))) return services;
        services.AddOptions<TOptions>().Bind(configuration.GetSection(section)).ValidateOnStart();
        return services.AddSingleton<IValidateOptions<TOptions>, TValidator>();
    }
}
