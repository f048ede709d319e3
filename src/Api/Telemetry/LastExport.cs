using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Oig.Api.Telemetry;

/// <summary>Sends at the end what is left, all signals at once: one after another they would wait five seconds each for a collector that hangs.</summary>
internal sealed class LastExport(IServiceProvider services) : IHostedLifecycleService
{
    private const int Patience = 2_000;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.WhenAll(
        Task.Run(() => services.GetService<TracerProvider>()?.Shutdown(Patience), CancellationToken.None),
        Task.Run(() => services.GetService<MeterProvider>()?.Shutdown(Patience), CancellationToken.None),
        Task.Run(() => services.GetService<LoggerProvider>()?.Shutdown(Patience), CancellationToken.None));

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
