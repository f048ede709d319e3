using Microsoft.Extensions.Logging;
using Oig.Contracts.Control;
using Orleans.Storage;

namespace Oig.Grains.Control;

/// <summary>Orleans adapter of <see cref="WriteSwitch"/>.</summary>
internal sealed class WriteSwitchGrain(
    [PersistentState("write-switch", GrainStorage.Name)] IPersistentState<WriteSwitchState> stored,
    TimeProvider time,
    ILogger<WriteSwitchGrain> logger) : Grain, IWriteSwitchGrain
{
    public Task<WritePause?> GetPauseAsync() => Task.FromResult(new WriteSwitch(stored.State, time).Pause);

    public async Task ReportAsync(StrangeAnswer answer)
    {
        if (new WriteSwitch(stored.State, time).Report(answer)) Log.WritesSwitchedOff(logger, (int)WriteSwitch.Length.TotalMinutes, answer.What);
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
