using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Oig.Grains.Keys;
using Oig.Grains.Sessions;
using Orleans.Runtime.Placement;

namespace Oig.Grains.Clustering.Secrets;

/// <summary>
/// Compares the own secret with that of every silo: with different secrets the same person would quietly get different sessions,
/// and the portal more logins than it allows.
/// </summary>
internal sealed class SecretComparison(IGrainFactory grains, KeyRing keys, TimeProvider time, ILogger<SecretComparison> logger)
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
            return !await grains.GetGrain<ISecretGrain>(silo.ToParsableString()).IsSameAsync(keys.Fingerprint()).WaitAsync(Patience, time, ct);
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
        SessionOptions.Section,
        typeof(SessionOptions),
        [$"Oig:Session:Secret differs from that of the silo at {silo.Endpoint}; give every silo and front end of a cluster the same one."]);
}
