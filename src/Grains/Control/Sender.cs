using Oig.Contracts.Control;
using Oig.Contracts.Outcomes;
using Oig.Contracts.Sessions;

namespace Oig.Grains.Control;

/// <summary>
/// Sends the change whose turn it is, once. That it is being sent is stored first: whatever dies afterwards, nobody sends it again.
/// </summary>
internal sealed class Sender(
    ChangeBook book, BoxView view, Func<string, ISessionGrain> sessions, IWriteSwitchGrain writes,
    ControlOptions options, TimeProvider time, ChangeAudit audit)
{
    private static readonly TimeSpan FreshEnough = TimeSpan.FromSeconds(2);

    // A reading from before the answer proves nothing about the session after it.
    private static readonly TimeSpan ReadAnew = TimeSpan.FromTicks(-1);

    // Between two tries to see the box while the portal fails.
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(30);

    // A session that nobody uses would be gone when the change's time has come.
    private static readonly TimeSpan KeepAliveEvery = TimeSpan.FromMinutes(5);

    private readonly SendOrder _order = new(options);
    private readonly Pacer _failures = new(Pace, time);
    private readonly Pacer _keepAlives = new(KeepAliveEvery, time);
    private readonly Countdowns _waits = new(time);
    private readonly Countdowns _pauses = new(time);

    public async Task SendDueAsync()
    {
        await DropOldAsync();
        if (_order.Due(book.Changes, time.GetUtcNow(), _pauses) is not { } change) await KeepSessionAsync();
        else if (await writes.GetPauseAsync() is { } pause) await EndAsync(change, ChangeState.Refused, pause.ByOperator ? ControlReason.StoppedByOperator : ControlReason.WritesPaused);
        else if (await LookFreshAsync(change) is { } seen) await SendIfStillRightAsync(change, seen);
    }

    // The very session that sends must be seen alive: a dead one accepts changes and forgets them.
    private async Task<Sighting?> LookFreshAsync(Change change)
    {
        if (!_failures.IsDue) return null;
        var peek = await view.PeekAsync(change.Origin.SessionKey, FreshEnough);
        if (!peek.Succeeded) return Unseen(peek.Failure.Code);
        if (Sighting.In(peek.Value, change.Box, change.Origin.SessionKey) is { } seen) return seen;
        await EndAsync(change, ChangeState.Refused, ControlReason.BoxGone);
        return null;
    }

    // Finding no session asks the portal nothing, and a caller may log in at any moment.
    private Sighting? Unseen(FailureCode reason)
    {
        if (reason is not (FailureCode.NotLoggedIn or FailureCode.Busy)) _failures.Mark();
        return null;
    }

    private async Task SendIfStillRightAsync(Change change, Sighting seen)
    {
        view.Remember(seen);
        var (wanted, now) = (change.Wanted, time.GetUtcNow());
        if (IsEndOfNothing(change)) await EndAsync(change, ChangeState.Cancelled, null);
        else if (BoxChecks.Obstacle(wanted, seen, options) is { } obstacle) await EndAsync(change, ChangeState.Refused, obstacle.Reason);
        else if (BoxChecks.IsSetAlready(book.Changes, wanted, seen, now)) await EndAsync(change, ChangeState.AlreadySet, null, wanted.Present(seen.Box));
        else if (!change.QueueIfOffline && BoxChecks.Offline(seen, now) is { } offline) await EndAsync(change, ChangeState.Refused, offline.Reason);
        else await SendAsync(change, seen);
    }

    // What was never begun needs no stop.
    private bool IsEndOfNothing(Change change) =>
        change.Follows is { } begun && book.Changes.FirstOrDefault(other => other.Id == begun) is { SentAt: null };

    private async Task SendAsync(Change waiting, Sighting seen)
    {
        var sending = await book.CommitAsync(waiting.Id, change => change.State != ChangeState.Waiting ? null : change with
        {
            State = ChangeState.Sending,
            SentAt = time.GetUtcNow(),
            PortalTime = seen.PortalClock(time.GetUtcNow()),
            ShownBefore = change.Wanted.Present(seen.Box),
            SettingsBefore = ShownSettings.Of(seen.Box),
        });
        if (sending is null) return;
        audit.Sending(sending);
        await SupersedeAsync(sending);
        var outcome = await WriteAsync(sending, seen);
        var verdict = WriteVerdict.Of(outcome);
        // The later of the clocks: a box that called before the wish was surely there has not fetched it.
        var portalTime = new[] { outcome.Value?.PortalTime, seen.PortalClock(time.GetUtcNow()) }.Max()!.Value;
        var noted = await book.NoteAsync(sending.Id, change => verdict.Apply(change, time.GetUtcNow(), portalTime));
        if (noted is not null) audit.Answered(noted, verdict.Strange);
        if (verdict.Strange is { } strange) await ReportAsync(sending, strange);
    }

    private async Task<Outcome<WriteReceipt>> WriteAsync(Change change, Sighting seen)
    {
        var (wanted, shown) = (change.Wanted, change.Wanted.Row().Read(seen.Box) ?? 0);
        var write = BoxWrite.Of(seen.Box.Id, wanted.Parameter, book.ValueToWrite(change, shown), wanted.CapWatts);
        try
        {
            return await sessions(change.Origin.SessionKey).WriteAsync(write);
        }
        catch (Exception exception)
        {
            // The session may have died with its silo after the request left.
            return new Failure(FailureCode.OutcomeUnknown, exception.GetType().Name);
        }
    }

    // The end of one session explains a strange answer to it: only one that lives on makes others stop at once.
    private async Task ReportAsync(Change change, string strange)
    {
        var lives = (await view.PeekAsync(change.Origin.SessionKey, ReadAnew)).Succeeded;
        await writes.ReportAsync(new(change.Origin.AccountKey, strange, lives));
    }

    // What was unclear before is not watched for any more: the box is to show the later wish.
    private async Task SupersedeAsync(Change sending)
    {
        foreach (var unclear in book.Changes.Where(change => change.State == ChangeState.Unknown && change.Wanted.Conflicts(sending.Wanted)))
            if (await book.NoteAsync(unclear.Id, change => change.State != ChangeState.Unknown ? null
                : change with { State = ChangeState.NotConfirmed, Cause = ControlReason.Superseded, ClosedAt = time.GetUtcNow() }) is { } ended)
                audit.Ended(ended);
    }

    private async Task KeepSessionAsync()
    {
        if (!_keepAlives.IsDue || book.Changes.FirstOrDefault(change => change.State == ChangeState.Waiting) is not { } waiting) return;
        _keepAlives.Mark();
        await view.PeekAsync(waiting.Origin.SessionKey);
    }

    // An old wish must not surprise anybody.
    private async Task DropOldAsync()
    {
        foreach (var change in book.Changes.Where(change => change.State == ChangeState.Waiting && HasWaitedTooLong(change)))
            await EndAsync(change, ChangeState.Refused, ControlReason.WaitedTooLong);
    }

    // A time of its own is an appointment by the wall clock; only from then on it waits.
    private bool HasWaitedTooLong(Change change) =>
        !(change.WantedAt > time.GetUtcNow()) && _waits.IsOver(change.Id, change.WantedAt ?? change.AskedAt, options.LongestWait);

    private async Task EndAsync(Change waiting, ChangeState state, ControlReason? cause, ShownValue? after = null)
    {
        var ended = await book.NoteAsync(waiting.Id, change => change.State != ChangeState.Waiting ? null
            : change with { State = state, Cause = cause, ShownAfter = after, ClosedAt = time.GetUtcNow() });
        if (ended is null) return;
        _waits.Forget(waiting.Id);
        audit.Ended(ended);
    }
}
