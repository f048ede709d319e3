using Microsoft.Extensions.Logging;
using Oig.Grains.Accounts;

namespace Oig.Grains.Control;

/// <summary>Orleans adapter of <see cref="WriteSwitch"/>.</summary>
internal sealed class WriteSwitchGrain(
    [PersistentState("write-switch", AccountGrain.StorageName)] IPersistentState<WriteSwitchState> stored,
    TimeProvider time,
    ILogger<WriteSwitchGrain> logger) : Grain, IWriteSwitchGrain
{
    public Task<WritePause?> GetPauseAsync() => Task.FromResult(new WriteSwitch(stored.State, time).Pause);

    public async Task TripAsync(string reason)
    {
        new WriteSwitch(stored.State, time).Trip(reason);
        Log.WritesSwitchedOff(logger, (int)WriteSwitch.Length.TotalMinutes, reason);
        try
        {
            await stored.WriteStateAsync();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Log.ChangeNotStored(logger, exception);
        }
    }
}
