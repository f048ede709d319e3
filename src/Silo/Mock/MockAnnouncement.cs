using Oig.Simulator;

namespace Oig.Silo.Mock;

/// <summary>Says once that no real portal is contacted.</summary>
internal sealed class MockAnnouncement(PortalSimulator simulator, ILogger<MockAnnouncement> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        Log.MockMode(logger, simulator.BaseUrl);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
