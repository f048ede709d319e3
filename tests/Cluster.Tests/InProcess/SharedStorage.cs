using System.Collections.Concurrent;
using Orleans.Serialization;
using Orleans.Storage;

namespace Oig.Cluster.Tests.InProcess;

/// <summary>What the silos of a test keep state in, outside of them all: it can be lost while they run, and outlives every silo.</summary>
internal sealed class SharedStorage
{
    private readonly ConcurrentDictionary<string, (byte[] State, string Tag)> _kept = [];

    public bool IsLost { get; set; }

    public int Kept => _kept.Count;

    /// <summary>As if it had been replaced by a new one.</summary>
    public void Empty() => _kept.Clear();

    /// <summary>As if somebody else had just written every state again.</summary>
    public void Rewrite()
    {
        foreach (var (key, kept) in _kept) _kept[key] = (kept.State, Guid.NewGuid().ToString());
    }

    public IGrainStorage For(IServiceProvider services) => new View(this, (Serializer)services.GetService(typeof(Serializer))!);

    private void Reach()
    {
        if (IsLost) throw new IOException("The storage is lost.");
    }

    private sealed class View(SharedStorage shared, Serializer serializer) : IGrainStorage
    {
        public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
        {
            shared.Reach();
            if (!shared._kept.TryGetValue($"{stateName}/{grainId}", out var kept)) (kept.State, kept.Tag) = (serializer.SerializeToArray(Activator.CreateInstance<T>()), null!);
            (grainState.State, grainState.ETag, grainState.RecordExists) = (serializer.Deserialize<T>(kept.State), kept.Tag, kept.Tag is not null);
            return Task.CompletedTask;
        }

        public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
        {
            shared.Reach();
            var tag = shared._kept.TryGetValue($"{stateName}/{grainId}", out var kept) ? kept.Tag : null;
            if (tag != grainState.ETag) throw new InconsistentStateException("Somebody else wrote.", tag, grainState.ETag);
            (grainState.ETag, grainState.RecordExists) = (Guid.NewGuid().ToString(), true);
            shared._kept[$"{stateName}/{grainId}"] = (serializer.SerializeToArray(grainState.State), grainState.ETag);
            return Task.CompletedTask;
        }

        public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
        {
            shared.Reach();
            shared._kept.TryRemove($"{stateName}/{grainId}", out _);
            (grainState.State, grainState.ETag, grainState.RecordExists) = (Activator.CreateInstance<T>(), null!, false);
            return Task.CompletedTask;
        }
    }
}
