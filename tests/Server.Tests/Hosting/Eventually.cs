using System.Diagnostics;

namespace Oig.Server.Tests.Hosting;

/// <summary>Waits for what happens in the background.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static Task HoldsAsync(Func<bool> condition, Func<string>? explain = null) => HoldsAsync(() => Task.FromResult(condition()), explain);

    public static async Task HoldsAsync(Func<Task<bool>> condition, Func<string>? explain = null)
    {
        for (var watch = Stopwatch.StartNew(); !await condition(); await Task.Delay(20))
            Assert.True(watch.Elapsed < Patience, explain?.Invoke() ?? "It did not happen.");
    }
}
