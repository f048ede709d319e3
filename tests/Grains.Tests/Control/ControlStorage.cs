using System.Text.Json;
using Oig.Grains.Control;

namespace Oig.Grains.Tests.Control;

/// <summary>Storage that outlives the controller, and can die with it.</summary>
internal sealed class ControlStorage
{
    private string _json = "{}";

    /// <summary>Called with each state before it is stored; what it throws keeps it from being stored.</summary>
    public Action<ControlState> BeforeStore { get; set; } = _ => { };

    /// <summary>Called with each state after it was stored.</summary>
    public Action<ControlState> AfterStore { get; set; } = _ => { };

    public ControlState Load() => JsonSerializer.Deserialize<ControlState>(_json)!;

    public Task StoreAsync(ControlState state)
    {
        BeforeStore(state);
        _json = JsonSerializer.Serialize(state);
        AfterStore(state);
        return Task.CompletedTask;
    }
}
