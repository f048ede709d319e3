using ModelContextProtocol;
using Oig.Api.Door;
using Oig.Grains.Control;

namespace Oig.Api.Tools.Control;

/// <summary>
/// Follows a change for a caller: until the portal has answered, or until its end for a caller that wants progress, and never longer
/// than 20 seconds after the call came. Looking changes nothing, so it goes on when the silo of the box is lost: what became of the
/// change is asked of the next one.
/// </summary>
internal sealed class Following(IHttpContextAccessor http, ClusterReads reads, TimeProvider time)
{
    // The rest of 20 s is for the answer's own way.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(18);
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan KeepAliveEvery = TimeSpan.FromSeconds(3);

    private DateTimeOffset _until;
    private DateTimeOffset _keptAliveAt;

    /// <summary>The call has come.</summary>
    public void Begin() => (_until, _keptAliveAt) = (time.GetUtcNow() + Patience, time.GetUtcNow());

    /// <summary>The newest known of the change when the caller is to be answered.</summary>
    public async Task<Change> FollowAsync(ControlWish wish, Caller caller, IBoxGrain box, Change change)
    {
        var reported = await ReportAsync(wish, change, null);
        while (!IsEnough(wish, change) && time.GetUtcNow() < _until)
        {
            await Task.Delay(Step, time, http.HttpContext!.RequestAborted);
            if (change.State == ChangeState.Waiting) await KeepSessionAliveAsync(caller);
            change = await LookAsync(() => box.FindAsync(change.Id)) ?? change;
            reported = await ReportAsync(wish, change, reported);
        }

        return change;
    }

    private bool IsEnough(ControlWish wish, Change change) =>
        !change.IsOpen || change.NotBefore > _until || (change.IsWatched && wish.Request.Params.ProgressToken is null);

    // A change that waits because its portal session has expired can only go on after a login, and the credentials are here.
    private async Task KeepSessionAliveAsync(Caller caller)
    {
        if (time.GetUtcNow() - _keptAliveAt < KeepAliveEvery) return;
        await LookAsync(() => caller.Session.GetSnapshotAsync(caller.Credentials));
        _keptAliveAt = time.GetUtcNow();
    }

    // Null when the cluster is too busy to tell now.
    private async Task<T?> LookAsync<T>(Func<Task<T>> look)
    {
        try
        {
            return await reads.AskAsync(look).WaitAsync(_until + Step - time.GetUtcNow(), time, http.HttpContext!.RequestAborted);
        }
        catch (GatewayTooBusyException)
        {
            return default;
        }
    }

    private static async Task<ChangeState> ReportAsync(ControlWish wish, Change change, ChangeState? reported)
    {
        if (change.State != reported && wish.Request.Params.ProgressToken is { } token)
        {
            var progress = new ProgressNotificationValue { Progress = StepOf(change.State), Total = 3, Message = ChangeSentences.Message(change) };
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
