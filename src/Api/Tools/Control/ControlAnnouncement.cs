namespace Oig.Api.Tools.Control;

/// <summary>Says once, when the addresses are known, whether boxes may be changed.</summary>
internal sealed class ControlAnnouncement(ControlPolicy policy, ILogger<ControlAnnouncement> logger) : IHostedLifecycleService
{
    public Task StartedAsync(CancellationToken cancellationToken)
    {
        Log.ControlDecided(logger, policy.IsOn ? "allowed" : "switched off", policy.IsExplicit ? "as Oig:Control:Enabled says"
            : policy.IsOn ? "because the server listens on loopback only" : "because the server listens beyond loopback; Oig:Control:Enabled=true allows them");
        return Task.CompletedTask;
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
