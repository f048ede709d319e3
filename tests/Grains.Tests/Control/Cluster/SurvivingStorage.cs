using System.Collections.Concurrent;
using System.Text.Json;
using Oig.Contracts.Control;
using Oig.Grains.Control;
using Orleans.Storage;

namespace Oig.Grains.Tests.Control.Cluster;

/// <summary>Storage that all silos share and that outlives them; it can hold one activation of a box at a step for ever.</summary>
internal sealed class SurvivingStorage : IGrainStorage
{
    private readonly ConcurrentDictionary<string, string> _stored = new();
    private readonly ConcurrentDictionary<string, Func<ControlState, bool>> _before = new();
    private readonly ConcurrentDictionary<string, Func<ControlState, bool>> _after = new();
    private readonly ConcurrentDictionary<string, bool> _held = new();

    public bool IsHeld(string key) => _held.ContainsKey(key);

    /// <summary>The first activation that is about to store such a state hangs.</summary>
    public void HoldBefore(string key, ChangeState step) => _before[key] = state => state.Changes.Any(change => change.State == step);

    /// <summary>The first activation that has stored such a state hangs.</summary>
    public void HoldAfter(string key, ChangeState step) => _after[key] = state => state.Changes.Any(change => change.State == step);

    public ChangeState? StoredState(string key) => _stored.TryGetValue($"control/{key}", out var json)
        ? JsonSerializer.Deserialize<ControlState>(json)!.Changes[^1].State : null;

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        grainState.RecordExists = _stored.TryGetValue($"{stateName}/{grainId.Key}", out var json);
        grainState.State = json is null ? Activator.CreateInstance<T>() : JsonSerializer.Deserialize<T>(json)!;
        return Task.CompletedTask;
    }

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var key = grainId.Key.ToString()!;
        await HoldAsync(_before, key, grainState.State);
        _stored[$"{stateName}/{key}"] = JsonSerializer.Serialize(grainState.State);
        grainState.RecordExists = true;
        await HoldAsync(_after, key, grainState.State);
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => Task.CompletedTask;

    private async Task HoldAsync<T>(ConcurrentDictionary<string, Func<ControlState, bool>> holds, string key, T state)
    {
        if (state is not ControlState control || !holds.TryGetValue(key, out var isReached) || !isReached(control)) return;
        holds.TryRemove(key, out _);
        _held[key] = true;
        await new TaskCompletionSource().Task;
    }
}
