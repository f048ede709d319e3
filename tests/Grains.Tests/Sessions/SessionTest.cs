using Oig.Contracts.Series;
using Oig.Simulator;

namespace Oig.Grains.Tests.Sessions;

/// <summary>A test of sessions before a simulated portal of its own.</summary>
public abstract class SessionTest : IAsyncLifetime
{
    private protected static readonly SeriesQuery Batteries = new(SeriesName.Batt, new(2026, 5, 14), new(2026, 5, 14));

    private protected SessionHarness Harness { get; private set; } = null!;

    private protected RequestLog Requests => Harness.Portal.Requests;

    public async Task InitializeAsync() => Harness = await SessionHarness.StartAsync();

    public async Task DisposeAsync() => await Harness.DisposeAsync();
}
