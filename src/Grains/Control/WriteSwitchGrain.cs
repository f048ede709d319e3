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
    private StoredClock? _clock;

    public Task<WritePause?> GetPauseAsync() => Task.FromResult(Switch().Pause);

    public async Task ReportAsync(StrangeAnswer answer)
    {
        if (Switch().Report(answer)) Log.WritesSwitchedOff(logger, (int)WriteSwitch.Length.TotalMinutes, answer.What);
        try
        {
            await StoreAsync();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Log.ChangeNotStored(logger, exception);
        }
    }

    public Task StopAsync() => SetAsync(stopped: true);

    public Task AllowAsync() => SetAsync(stopped: false);

    // The operator is not told that it is done when the next activation would not know.
    private async Task SetAsync(bool stopped)
    {
        try
        {
            Switch().Set(stopped);
            await stored.WriteStateAsync();
        }
        catch (InconsistentStateException)
        {
            await stored.ReadStateAsync();
            Switch().Set(stopped);
            await stored.WriteStateAsync();
        }
    }

    // The state object is replaced when storage is read; the clock goes on from the first look.
    private WriteSwitch Switch()
    {
        (_clock ??= new(time, jump => stored.State.Shift(jump))).Now();
        return new(stored.State, time);
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
