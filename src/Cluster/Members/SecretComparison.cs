using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Oig.Cluster.Settings;
using Orleans.Runtime.Placement;

namespace Oig.Cluster.Members;

/// <summary>
/// Compares the own secret with that of every silo: with different secrets the same person would quietly get different sessions,
/// and the portal more logins than it allows.
/// </summary>
internal sealed class SecretComparison(IGrainFactory grains, CommonSecret secret, TimeProvider time, ILogger<SecretComparison> logger)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>Throws <see cref="OptionsValidationException"/> when a silo has another secret; a silo that does not answer is passed over.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        var silos = await grains.GetGrain<IManagementGrain>(0).GetHosts(onlyActive: true, ct);
        foreach (var silo in silos.Keys)
            if (await DiffersAsync(silo, ct)) throw Refusal(silo);
    }

    private async Task<bool> DiffersAsync(SiloAddress silo, CancellationToken ct)
    {
        try
        {
            // The hint makes the grain wake on the very silo it speaks for.
            RequestContext.Set(IPlacementDirector.PlacementHintKey, silo);
            return !await grains.GetGrain<ISecretGrain>(silo.ToParsableString()).IsSameAsync(secret.Fingerprint).WaitAsync(Patience, time, ct);
        }
        catch (Exception exception) when (exception is OrleansException or TimeoutException)
        {
            Log.SecretNotCompared(logger, silo.Endpoint.ToString(), exception.Message);
            return false;
        }
        finally
        {
            RequestContext.Remove(IPlacementDirector.PlacementHintKey);
        }
    }

    private static OptionsValidationException Refusal(SiloAddress silo) => new(
        ClusterSettings.Section,
        typeof(ClusterSettings),
        [$"Oig:Session:Secret differs from that of the silo at {silo.Endpoint}; give every silo and front end of a cluster the same one."]);
}

/// <summary>Runs the comparison at the start of a silo and of a front end.</summary>
internal static class SecretHosting
{
    public static ISiloBuilder CompareSecrets(this ISiloBuilder silo, string? secret)
    {
        if (secret is null) return silo;
        silo.Services.AddComparison(secret);
        return silo.AddStartupTask((services, ct) => services.GetRequiredService<SecretComparison>().RunAsync(ct));
    }

    public static void CompareSecrets(this IClientBuilder client, string? secret)
    {
        if (secret is null) return;
        client.Services.AddComparison(secret);
        client.Services.AddHostedService<WhenReached>();
    }

    private static void AddComparison(this IServiceCollection services, string secret) =>
        services.AddSingleton(new CommonSecret(secret)).AddSingleton<SecretComparison>();

    // A front end compares as soon as it has reached a silo; its start is over when the secrets are the same.
    private sealed class WhenReached(SecretComparison comparison, TimeProvider time) : IHostedService
    {
        private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

        public async Task StartAsync(CancellationToken cancellationToken)
        {
            while (!await HasComparedAsync(cancellationToken)) await Task.Delay(Pause, time, cancellationToken);
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        private async Task<bool> HasComparedAsync(CancellationToken ct)
        {
            try
            {
                await comparison.RunAsync(ct);
                return true;
            }
            catch (Exception exception) when (exception is not (OptionsValidationException or OperationCanceledException))
            {
                return false;
            }
        }
    }
}
