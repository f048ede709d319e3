using Microsoft.Extensions.Logging;
using Orleans.Storage;

namespace Oig.Grains.Control;

/// <summary>Orleans adapter of <see cref="WriteSwitch"/>.</summary>
internal sealed class WriteSwitchGrain(
    [PersistentState("write-switch", GrainStorage.Name)] IPersistentState<WriteSwitchState> stored,
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
            await StoreAsync();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Log.ChangeNotStored(logger, exception);
        }
    }

    // Another activation may have stored a pause of its own, for example one made while silos came and went.
    private async Task StoreAsync()
    {
        try
        {
            await stored.WriteStateAsync();
        }
        catch (InconsistentStateException)
        {
            await stored.AbsorbAsync((own, other) => own.Absorb(other));
            await stored.WriteStateAsync();
        }
    }
}
