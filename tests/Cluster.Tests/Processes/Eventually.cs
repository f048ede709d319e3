namespace Oig.Cluster.Tests.Processes;

/// <summary>Waits for what another process brings about.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    public static async Task SucceedsAsync(Func<Task> check, TimeSpan within, TimeSpan? pause = null)
    {
        var end = TimeProvider.System.GetUtcNow() + within;
        while (true)
        {
            try
            {
                await check();
                return;
            }
            catch (Exception) when (TimeProvider.System.GetUtcNow() < end)
            {
                await Task.Delay(pause ?? Pause);
            }
        }
    }

    public static Task IsTrueAsync(Func<Task<bool>> check, TimeSpan within, string what, TimeSpan? pause = null) =>
        SucceedsAsync(async () => Assert.True(await check(), what), within, pause);
}
