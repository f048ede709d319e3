using Oig.Contracts.Boxes;
using Oig.Grains.Audit;
using Oig.Grains.Outcomes;
using Oig.Grains.Sessions;
using Oig.Portal.Writes;

namespace Oig.Grains.Control;

/// <summary>
/// Sends the change whose turn it is, once. That it is being sent is stored first: whatever dies afterwards, nobody sends it again.
/// </summary>
internal sealed class Sender(
    ChangeBook book, Eyes eyes, Func<string, ISessionGrain> sessions, IWriteSwitchGrain writes,
    ControlOptions options, TimeProvider time, ChangeAudit audit)
{
    private const string TooOld =
        "It waited too long for its turn or for its portal session, and was dropped. Nothing was sent; ask again if it is still wanted.";

    private static readonly TimeSpan FreshEnough = TimeSpan.FromSeconds(2);

    // Between two tries to see the box while the portal fails.
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(30);

    private readonly Turns _turns = new(options);
    private DateTimeOffset _nextLook = DateTimeOffset.MinValue;

    public async Task SendDueAsync()
    {
        await DropOldAsync();
        if (_turns.Due(book.Changes, time.GetUtcNow()) is not { } change) return;
        if (await writes.GetPauseAsync() is { } pause) await EndAsync(change, ChangeState.Refused, pause.Message);
        else if (await LookFreshAsync(change) is { } seen) await SendIfStillRightAsync(change, seen);
    }

    // The very session that sends must be seen alive: a dead one accepts changes and forgets them.
    private async Task<Sighting?> LookFreshAsync(Change change)
    {
        if (time.GetUtcNow() < _nextLook) return null;
        var peek = await eyes.PeekAsync(change.Origin.SessionKey, FreshEnough);
        if (!peek.Succeeded) return Blind(peek.Failure.Code);
        if (Sighting.In(peek.Value, change.Box, change.Origin.SessionKey) is { } seen) return seen;
        await EndAsync(change, ChangeState.Refused, "The portal no longer shows this box to the account. Nothing was sent.");
        return null;
    }

    // Finding no session asks the portal nothing, and a caller may log in at any moment.
    private Sighting? Blind(FailureCode reason)
    {
        if (reason is not (FailureCode.NotLoggedIn or FailureCode.Busy)) _nextLook = time.GetUtcNow() + Pace;
        return null;
    }

    private async Task SendIfStillRightAsync(Change change, Sighting seen)
    {
        eyes.Remember(seen);
        if (Obstacles.Find(change.Wanted, seen) is { } obstacle) await EndAsync(change, ChangeState.Refused, obstacle.Detail);
        else if (change.Wanted.IsSet(seen.Box) && !Doubts.Remain(book.Changes, change.Wanted)) await EndAsync(change, ChangeState.AlreadySet, null);
        else if (!change.QueueIfOffline && Obstacles.Offline(seen, time.GetUtcNow()) is { } offline)
            await EndAsync(change, ChangeState.Refused, offline.Detail);
        else await SendAsync(change, seen.Box);
    }

    private async Task SendAsync(Change waiting, Box box)
    {
        var sending = await book.CommitAsync(waiting.Id, change => change.State != ChangeState.Waiting ? null : change with
        {
            State = ChangeState.Sending,
            SentAt = time.GetUtcNow(),
            Before = SettingText.Present(change.Wanted, box),
            SettingsBefore = BoxSettings.Of(box),
        });
        if (sending is null) return;
        audit.Sending(sending);
        var verdict = WriteVerdict.Of(await WriteAsync(sending, box));
        if (await book.NoteAsync(sending.Id, change => verdict.Apply(change, time.GetUtcNow())) is { } noted) audit.Answered(noted);
        if (verdict.Trips is { } strange) await writes.TripAsync(strange);
    }

    private async Task<Outcome<WriteReceipt>> WriteAsync(Change change, Box box)
    {
        try
        {
            return await sessions(change.Origin.SessionKey).WriteAsync(change.Wanted.For(box));
        }
        catch (Exception exception)
        {
            // The session may have died with its silo after the request left.
            return new Failure(FailureCode.OutcomeUnknown, $"The change was sent, but its answer was lost ({exception.GetType().Name}).");
        }
    }

    // An old wish must not surprise anybody.
    private async Task DropOldAsync()
    {
        var oldest = time.GetUtcNow() - options.LongestWait;
        foreach (var change in book.Changes.Where(change => change.State == ChangeState.Waiting && change.AskedAt <= oldest))
            await EndAsync(change, ChangeState.Refused, TooOld);
    }

    private async Task EndAsync(Change waiting, ChangeState state, string? reason)
    {
        var ended = await book.NoteAsync(waiting.Id, change => change.State != ChangeState.Waiting ? null
            : change with { State = state, Reason = reason, ClosedAt = time.GetUtcNow() });
        if (ended is not null) audit.Ended(ended);
    }
}
