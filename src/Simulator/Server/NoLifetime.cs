namespace Oig.Simulator.Server;

/// <summary>Leaves Ctrl-C and termination signals to the program around the simulator; the default lifetime would swallow them.</summary>
internal sealed class NoLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
