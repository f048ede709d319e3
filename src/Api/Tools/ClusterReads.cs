namespace Oig.Api.Tools;

/// <summary>
/// Reads that outlive the silo they were sent to. A read changes nothing and a session shares one reading among all who ask, so it
/// is asked again: after a failure of the cluster, and when there was no answer for a while. Changes never go this way.
/// </summary>
internal sealed class ClusterReads(TimeProvider time)
{
    private static readonly TimeSpan AskAgainAfter = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    // A lost silo is replaced within this time.
    private static readonly TimeSpan FailuresFor = TimeSpan.FromSeconds(10);

    // Longer than a slow portal may take.
    private static readonly TimeSpan SilenceFor = TimeSpan.FromSeconds(28);

    /// <summary>The answer; throws what the cluster threw last when it does not recover.</summary>
    public async Task<T> AskAsync<T>(Func<Task<T>> ask)
    {
        var begun = time.GetTimestamp();
        while (true)
        {
            try
            {
                return await ask().WaitAsync(AskAgainAfter, time);
            }
            catch (TimeoutException) when (time.GetElapsedTime(begun) < SilenceFor)
            {
            }
            catch (Exception exception) when (IsOfTheCluster(exception) && time.GetElapsedTime(begun) < FailuresFor)
            {
                await Task.Delay(Pause, time);
            }
        }
    }

    // Nobody cancels a read on this side: a cancelled one was under way to, or on, a silo that went. One that sheds load is still there,
    // and asking it again and again would be more of what it has too much of.
    private static bool IsOfTheCluster(Exception exception) =>
        exception is (OrleansException and not GatewayTooBusyException) or OperationCanceledException;
}
