using Microsoft.Extensions.DependencyInjection;
using Oig.Grains.Tests.Control.Cluster;
using Oig.Simulator;

namespace Oig.Server.Tests.Hosting;

/// <summary>
/// One server for the tests of a class, on a day of its own: what clouds and kettles do between two samples of the simulated house depends on the
/// date, and on some days a sum of samples is off by more than 1 %.
/// </summary>
public sealed class DatedServer : IAsyncLifetime
{
    internal static readonly DateOnly Today = new(2026, 11, 26);

    internal OigServer Server { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        var time = new ShiftedTime();
        time.MoveAhead(new DateTimeOffset(Today, new(12, 0), TimeSpan.Zero) - time.GetUtcNow());
        Server = await OigServer.StartAsync(adjust: builder => builder.Services.AddSingleton<TimeProvider>(time), portal: await PortalSimulator.StartAsync(time: time));
    }

    public async Task DisposeAsync() => await Server.DisposeAsync();
}
