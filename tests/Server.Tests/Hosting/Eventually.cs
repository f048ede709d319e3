using System.Diagnostics;

namespace Oig.Server.Tests.Hosting;

/// <summary>Waits for what happens in the background.</summary>
internal static class Eventually
{
    public static async Task HoldsAsync(Func<bool> condition, Func<string>? explain = null)
    {
        for (var watch = Stopwatch.StartNew(); !condition(); await Task.Delay(20))
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), explain?.Invoke() ?? "It did not happen.");
    }
}
