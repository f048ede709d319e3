using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Storage;

namespace Oig.Cluster.Storage;

/// <summary>
/// Storage whose loss locks no owner out: what may be blank is so when it cannot be read within the time, what cannot be written fails soon.
/// A grain that began blank over a stored state is told so at its first write once the storage is back.
/// </summary>
internal sealed class ForgivingStorage(IGrainStorage provider, string[] mayBeBlank, TimeProvider time, ILogger<ForgivingStorage> logger) : IGrainStorage
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>Name of the provider's own storage behind the one named <paramref name="storage"/>.</summary>
    public static string ProviderOf(string storage) => storage + "-provider";

    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        // A read that comes late must not replace the state that the grain has gone on with.
        var read = new GrainState<T>();
        try
        {
            await provider.ReadStateAsync(stateName, grainId, read).WaitAsync(Patience, time);
        }
        catch (Exception exception) when (mayBeBlank.Contains(stateName) && exception is not OperationCanceledException)
        {
            Log.StateNotRead(logger, exception);
            return;
        }

        (grainState.State, grainState.ETag, grainState.RecordExists) = (read.State, read.ETag, read.RecordExists);
    }

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        provider.WriteStateAsync(stateName, grainId, grainState).WaitAsync(Patience, time);

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        provider.ClearStateAsync(stateName, grainId, grainState).WaitAsync(Patience, time);
}

/// <summary>Registers it in front of the provider's storage.</summary>
internal static class ForgivingStorageHosting
{
    public static void AddForgivingStorage(this ISiloBuilder silo, string storage, params string[] mayBeBlank) =>
        silo.Services.AddKeyedSingleton<IGrainStorage>(storage, (services, _) => ActivatorUtilities.CreateInstance<ForgivingStorage>(
            services, services.GetRequiredKeyedService<IGrainStorage>(ForgivingStorage.ProviderOf(storage)), mayBeBlank));
}
