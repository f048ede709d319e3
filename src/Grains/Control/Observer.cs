using Oig.Contracts.Control;

namespace Oig.Grains.Control;

/// <summary>Watches for changes that were sent, until the box shows them or the time is up.</summary>
internal sealed class Observer(ChangeBook book, BoxView view, ControlOptions options, TimeProvider time, ChangeAudit audit)
{
    // However often the timer ticks, and also while reading fails.
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(30);

    private readonly Pacer _looks = new(Pace, time);
    private readonly Countdowns _watches = new(time);

    /// <summary>True while somebody waits to hear what became of a change that was given up.</summary>
    public bool HasToLook { get; private set; }

    /// <summary>Makes the next watch look for what was given up, too, if there is any.</summary>
    public void LookAgain() => HasToLook = book.Changes.Any(IsNewestGivenUp);

    public async Task WatchAsync()
    {
        foreach (var change in book.Changes.Where(change => change.IsWatched || (HasToLook && IsNewestGivenUp(change))))
        {
            if (IsTimeToLook()) await LookAsync(change);
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

    private async Task LookAsync(Change change)
    {
        HasToLook = false;
        if (await view.LookAsync(change) is { } seen) await CompareAsync(seen);
    }

    private bool IsTimeToLook()
    {
        if (!_looks.IsDue) return false;
        _looks.Mark();
        return true;
    }

    private Change? Compared(Change change, Sighting seen)
    {
        if (!change.IsWatched && change.State != ChangeState.NotConfirmed) return null;
        // The portal shows wishes before the box knows them: only a later contact proves anything, by the clock that both times are told in.
        var isLater = change.PortalTime is not null || seen.ReadAt > change.SentAt;
        if (!isLater || !(seen.Box.Device.LastContact > (change.PortalTime ?? change.SentAt))) return null;
        var after = change.Wanted.Present(seen.Box);
        if (!change.Wanted.IsProven(seen.Box)) return after == change.ShownAfter ? null : change with { ShownAfter = after };
        return change with
        {
            State = ChangeState.Confirmed,
            ShownAfter = after,
            Cause = null,
            ClosedAt = time.GetUtcNow(),
            SideEffects = ShownSettings.Differences(change.SettingsBefore, seen.Box, change.Wanted),
        };
    }

    private async Task GiveUpAsync(string id)
    {
        var ended = await book.NoteAsync(id, change => !change.IsWatched || !IsLongEnough(change) ? null : change with
        {
            State = ChangeState.NotConfirmed,
            ClosedAt = time.GetUtcNow(),
        });
        if (ended is null) return;
        _watches.Forget(id);
        audit.Ended(ended);
    }

    private bool IsLongEnough(Change change) => _watches.IsOver(change.Id, change.SentAt ?? change.AskedAt, options.ObservationTime);

    private bool IsNewestGivenUp(Change change) => change.State == ChangeState.NotConfirmed
        && book.Changes.Last(other => other.SentAt is not null && other.Wanted.Conflicts(change.Wanted)).Id == change.Id;
}
