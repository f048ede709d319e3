using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Oig.Contracts.Hosting;
using Oig.Portal.Http;
using Oig.Portal.Options;

namespace Oig.Portal;

/// <summary>Registration of the portal client.</summary>
public static class PortalServiceCollectionExtensions
{
    /// <summary>Adds <see cref="PortalClient"/> with its options (<c>Oig:Portal</c>, checked at start) and its two HTTP clients.</summary>
    public static IServiceCollection AddPortalClient(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings<PortalOptions, PortalOptionsValidator>(configuration, PortalOptions.Section);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<PortalClient>();
        // A few minutes, so that a changed DNS entry is noticed.
        services.AddPortalHttpClient(SafeReads.ClientName, TimeSpan.FromMinutes(5));
        // Zero: a fresh connection each time. The handler repeats requests only on kept connections, so here it never does.
        services.AddPortalHttpClient(OneShot.ClientName, TimeSpan.Zero);
        return services;
    }

    private static void AddPortalHttpClient(this IServiceCollection services, string name, TimeSpan connectionLifetime) =>
        services.AddHttpClient(name)
            .ConfigureHttpClient((provider, client) => Configure(client, provider.GetRequiredService<IOptions<PortalOptions>>().Value))
            .UseSocketsHttpHandler((handler, provider) =>
                PortalHandler.Configure(handler, provider.GetRequiredService<IOptions<PortalOptions>>().Value, connectionLifetime))
            // The connection lifetime does the rotation.
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            // They write four lines per request, and at Trace its headers, where the cookie stands.
            .RemoveAllLoggers();

    private static void Configure(HttpClient client, PortalOptions options)
    {
        client.BaseAddress = options.BaseAddress;
        client.MaxResponseContentBufferSize = PortalAnswer.MaxBytes;
        client.DefaultRequestHeaders.UserAgent.ParseAdd(options.UserAgent);
        // The deadline of a call runs on the TimeProvider.
        client.Timeout = Timeout.InfiniteTimeSpan;
    }
}
