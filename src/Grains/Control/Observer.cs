using Oig.Grains.Audit;

namespace Oig.Grains.Control;

/// <summary>Watches for changes that were sent, until the box shows them or the time is up.</summary>
internal sealed class Observer(ChangeBook book, Eyes eyes, ControlOptions options, TimeProvider time, ChangeAudit audit)
{
    // However often the timer ticks, and also while reading fails.
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(30);

    private DateTimeOffset _nextLook = DateTimeOffset.MinValue;

    public async Task WatchAsync()
    {
        foreach (var change in book.Changes.Where(change => change.IsWatched))
        {
            if (IsTimeToLook() && await eyes.LookAsync(change) is { } seen) await CompareAsync(seen);
            await GiveUpAsync(change.Id);
        }
    }

    /// <summary>Compares all changes with the box; one that was given up counts too, since it may come late.</summary>
    public async Task CompareAsync(Sighting seen)
    {
        foreach (var change in book.Changes.Where(change => change.IsWatched || IsNewestGivenUp(change)))
            if (await book.NoteAsync(change.Id, known => Compared(known, seen)) is { State: ChangeState.Confirmed } confirmed)
                audit.Ended(confirmed);
    }

    private bool IsTimeToLook()
    {
        if (time.GetUtcNow() < _nextLook) return false;
        _nextLook = time.GetUtcNow() + Pace;
        return true;
    }

    private Change? Compared(Change change, Sighting seen)
    {
        if (!change.IsWatched && change.State != ChangeState.NotConfirmed) return null;
        // The portal shows wishes before the box knows them: only a later contact proves anything.
        if (!(seen.ReadAt > change.SentAt && seen.Box.Device.LastContact > change.SentAt)) return null;
        var after = SettingText.Present(change.Wanted, seen.Box);
        if (!change.Wanted.IsSet(seen.Box)) return after == change.After ? null : change with { After = after };
        return change with
        {
            State = ChangeState.Confirmed,
            After = after,
            Reason = null,
            ClosedAt = time.GetUtcNow(),
            SideEffects = BoxSettings.Differences(change.SettingsBefore, seen.Box, change.Wanted),
        };
    }

    private async Task GiveUpAsync(string id)
    {
        var ended = await book.NoteAsync(id, change => !change.IsWatched || time.GetUtcNow() - change.SentAt < options.ObservationTime ? null : change with
        {
            State = ChangeState.NotConfirmed,
            ClosedAt = time.GetUtcNow(),
        });
        if (ended is not null) audit.Ended(ended);
    }

    private bool IsNewestGivenUp(Change change) => change.State == ChangeState.NotConfirmed
        && book.Changes.Last(other => other.SentAt is not null && other.Wanted.Parameter == change.Wanted.Parameter).Id == change.Id;
}
