using Microsoft.Extensions.DependencyInjection;
using Oig.Cluster.Members;

namespace Oig.Cluster.Health;

/// <summary>Tells whether this process is in the cluster, without asking the store behind it: who is in goes on serving when that is away.</summary>
public sealed class ClusterPulse(IGrainFactory grains, IServiceProvider services)
{
    // A grain of every version, whose answer does not matter.
    private const string Anybody = "pulse";

    /// <summary>Null when a silo answers; otherwise what is wrong.</summary>
    public async Task<string?> ObjectionAsync(CancellationToken ct)
    {
        if (services.GetService<ISiloStatusOracle>() is { } silo)
            return silo.CurrentStatus == SiloStatus.Active ? null : $"This silo is {silo.CurrentStatus}.";
        try
        {
            await grains.GetGrain<ISecretGrain>(Anybody).IsSameAsync("").WaitAsync(ct);
            return null;
        }
        catch (Exception exception)
        {
            return $"No silo answers: {exception.Message}";
        }
    }
}
