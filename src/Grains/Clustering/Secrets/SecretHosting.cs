using Microsoft.Extensions.DependencyInjection;

namespace Oig.Grains.Clustering.Secrets;

/// <summary>Runs the comparison of secrets at the start of a silo and of a front end.</summary>
internal static class SecretHosting
{
    public static ISiloBuilder CompareSecrets(this ISiloBuilder silo)
    {
        silo.Services.AddSingleton<SecretComparison>();
        return silo.AddStartupTask((services, ct) => services.GetRequiredService<SecretComparison>().RunAsync(ct));
    }

    public static void CompareSecrets(this IClientBuilder client)
    {
        client.Services.AddSingleton<SecretComparison>();
        client.Services.AddHostedService<SecretsOfFrontEnd>();
    }
}
