using Oig.Contracts.Control;
using Oig.Grains.Control;

namespace Oig.Grains.Tests.Control;

/// <summary>What the write switch grain does, without a cluster.</summary>
internal sealed class SwitchStandIn(TimeProvider time) : IWriteSwitchGrain
{
    private readonly WriteSwitch _switch = new(new(), time);

    public Task<WritePause?> GetPauseAsync() => Task.FromResult(_switch.Pause);

    public Task StopAsync() => Set(stopped: true);

    public Task AllowAsync() => Set(stopped: false);

    public Task ReportAsync(StrangeAnswer answer)
    {
        _switch.Report(answer);
        return Task.CompletedTask;
    }

    private Task Set(bool stopped)
    {
        _switch.Set(stopped);
        return Task.CompletedTask;
    }
}
