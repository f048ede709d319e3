using Oig.Silo;

namespace Oig.Load.Servers;

/// <summary>A silo in this process.</summary>
internal sealed class OwnSilo(WebApplication app) : IAsyncDisposable
{
    public Uri Node { get; } = new(new Uri(app.Urls.First()), "/mcp");

    public static async Task<OwnSilo> StartAsync(Settings settings, Uri portal, CancellationToken ct)
    {
        var app = await SiloApp.BuildAsync([.. settings.For(portal), .. Settings.Ports(), "--urls=http://127.0.0.1:0"]);
        await app.StartAsync(ct);
        return new(app);
    }

    /// <summary>Bytes in use on this process's heap.</summary>
    public static long Heap()
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
