using Oig.Silo;

namespace Oig.Load.Servers;

/// <summary>A silo in this process.</summary>
internal sealed class OwnSilo(WebApplication app) : IAsyncDisposable
{
    private const long Settled = 100_000;
    private const int Tries = 5;

    // The shared pools let go, at a collection, of what was not used for so long.
    private static readonly TimeSpan UntilPoolsShrink = TimeSpan.FromSeconds(35);

    public Uri Node { get; } = new(new Uri(app.Urls.First()), "/mcp");

    public static async Task<OwnSilo> StartAsync(Settings settings, Uri portal, CancellationToken ct)
    {
        var app = await SiloApp.BuildAsync([.. settings.For(portal), .. Settings.Ports(), "--urls=http://127.0.0.1:0"]);
        await app.StartAsync(ct);
        return new(app);
    }

    /// <summary>Bytes in use on this process's heap, once pools have given back what the load before took.</summary>
    public static async Task<long> HeapAsync()
    {
        var (before, now) = (long.MaxValue, Heap());
        for (var tries = 0; before - now > Settled && tries < Tries; tries++, now = Heap())
        {
            before = now;
            await Task.Delay(UntilPoolsShrink);
        }

        return now;
    }

    private static long Heap()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(forceFullCollection: true);
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }
}
