using ModelContextProtocol;
using Oig.Api.Door;
using Oig.Contracts;
using Oig.Contracts.Control;

namespace Oig.Api.Tools.Control;

/// <summary>
/// Follows a change for a caller until the portal has answered; a change that waits for its turn is not waited for. Looking changes
/// nothing, so it goes on when the silo of the box is lost: what became of the change is asked of the next one.
/// </summary>
internal sealed class Following(IHttpContextAccessor http, ClusterReads reads, TimeProvider time)
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan KeepAliveEvery = TimeSpan.FromSeconds(3);

    private long _keptAlive = time.GetTimestamp();

    // The rest of the request's time is for finding out what became of a change whose answer was lost.
    private TimeSpan Left => http.HttpContext!.Caller().Deadline.Left - Durations.FindChange is var left && left > TimeSpan.Zero ? left : TimeSpan.Zero;

    private CancellationToken CallerLeft => http.HttpContext!.RequestAborted;

    /// <summary>The answer, if it comes while the caller waits.</summary>
    public Task<T> WithinAsync<T>(Task<T> answer) => answer.WaitAsync(Left, time, CallerLeft);

    /// <summary>Whether a call was lost on its way or in time; not that the caller left.</summary>
    public bool IsLoss(Exception exception) => exception is OrleansException or TimeoutException
        || (exception is OperationCanceledException && !CallerLeft.IsCancellationRequested);

    /// <summary>
    /// Whether the box answered, and the change of that name; null when there is none. A cluster that is too busy to tell now leaves what was
    /// <paramref name="known"/>, if anything was.
    /// </summary>
    public async Task<(bool Answered, Change? Change)> FindAsync(IBoxGrain box, string id, Change? known = null)
    {
        try
        {
            return (true, await reads.AskAsync(() => box.FindAsync(id)).WaitAsync(CallerLeft));
        }
        catch (GatewayTooBusyException) when (known is not null)
        {
            return (true, known);
        }
        catch (Exception exception) when (IsLoss(exception))
        {
            return (false, null);
        }
    }

    /// <summary>The newest known of the change, and whether it may have been sent by a part of the server that is lost.</summary>
    public async Task<(Change Change, bool IsLost)> FollowAsync(ControlWish wish, Caller caller, IBoxGrain box, Change change)
    {
        var reported = await ReportAsync(wish, change, null);
        while (IsDue(change) && Left > TimeSpan.Zero)
        {
            await Task.Delay(Step, time, CallerLeft);
            if (change.State == ChangeState.Waiting) await KeepSessionAliveAsync(caller);
            var (answered, newest) = await FindAsync(box, change.Id, change);
            if (!answered) return (change, true);
            change = newest ?? change;
            reported = await ReportAsync(wish, change, reported);
        }

        return (change, false);
    }

    private bool IsDue(Change change) => change.State == ChangeState.Sending
        || (change.State == ChangeState.Waiting && !change.Queued && !(change.NotBefore > time.GetUtcNow()));

    // A change that waits because its portal session has expired can only go on after a login, and the credentials are here.
    private async Task KeepSessionAliveAsync(Caller caller)
    {
        if (time.GetElapsedTime(_keptAlive) < KeepAliveEvery) return;
        _keptAlive = time.GetTimestamp();
        try
        {
            await WithinAsync(reads.AskAsync(caller.ReadSnapshotAsync));
        }
        catch (Exception exception) when (IsLoss(exception))
        {
        }
    }

    private static async Task<ChangeState> ReportAsync(ControlWish wish, Change change, ChangeState? reported)
    {
        if (change.State != reported && wish.Request.Params.ProgressToken is { } token)
        {
            var progress = new ProgressNotificationValue { Progress = StepOf(change.State), Total = 3, Message = ControlSentences.Message(change) };
            await wish.Request.Server.NotifyProgressAsync(token, progress);
        }

        return change.State;
    }

    private static float StepOf(ChangeState state) => state switch
    {
        ChangeState.Waiting => 0,
        ChangeState.Sending => 1,
        ChangeState.Accepted or ChangeState.Unknown => 2,
        _ => 3,
    };
}
