using Oig.Api.Door;
using Oig.Contracts;

namespace Oig.Api.Tools;

/// <summary>
/// Reads that outlive the silo they were sent to. A read changes nothing and a session shares one reading among all who ask, so it
/// is asked again until the request's deadline: after a failure of the cluster, and when there was no answer for a while. Changes never go
/// this way.
/// </summary>
internal sealed class ClusterReads(IHttpContextAccessor http, RequestDeadlines deadlines, TimeProvider time)
{
    /// <summary>The answer; throws what the cluster threw last when it does not recover, or <see cref="TimeoutException"/>.</summary>
    public async Task<T> AskAsync<T>(Func<Task<T>> ask)
    {
        // A page that nobody has signed in to has no caller yet.
        using var own = http.HttpContext?.Features.Get<Caller>() is null ? deadlines.Begin() : null;
        var (begun, deadline) = (time.GetTimestamp(), own ?? http.HttpContext!.Caller().Deadline);
        while (true)
        {
            try
            {
                return await ask().WaitAsync(Durations.AskAgain, time, deadline.Token);
            }
            catch (Exception exception) when (deadline.IsOver && exception is (OperationCanceledException or TimeoutException))
            {
                throw new TimeoutException("The cluster did not answer before the deadline of the request.", exception);
            }
            catch (TimeoutException)
            {
            }
            catch (Exception exception) when (IsOfTheCluster(exception) && time.GetElapsedTime(begun) < Durations.ClusterRecovers)
            {
                await Task.Delay(Durations.AskAgainPause, time);
            }
        }
    }

    // Nobody cancels a read on this side: a cancelled one was under way to, or on, a silo that went. One that sheds load is still there,
    // and asking it again and again would be more of what it has too much of.
    private static bool IsOfTheCluster(Exception exception) =>
        exception is (OrleansException and not GatewayTooBusyException) or OperationCanceledException;
}
