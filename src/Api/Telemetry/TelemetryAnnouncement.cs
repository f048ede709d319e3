namespace Oig.Api.Telemetry;

/// <summary>Says at start whether telemetry is on, and when it has started.</summary>
internal sealed class TelemetryAnnouncement(TelemetrySettings settings, ILogger<TelemetryAnnouncement> logger, IServiceProvider services)
    : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken)
    {
        if (!settings.IsOn) Log.TelemetryOff(logger);
        else
        {
            Log.TelemetryStarting(logger, settings.ServiceName, settings.Protocol, settings.Destination);
            services.GetRequiredService<CollectorWatch>().Start();
        }

        return Task.CompletedTask;
    }

    // The providers have been built by now.
    public Task StartedAsync(CancellationToken cancellationToken)
    {
        if (!settings.IsOn) return Task.CompletedTask;
        ApiTelemetry.ShowZeros();
        Log.TelemetryStarted(logger);
        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
