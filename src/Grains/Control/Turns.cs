namespace Oig.Grains.Control;

/// <summary>Whose turn it is: one change of a box at a time, in the order they were asked for, with pauses.</summary>
internal sealed class Turns(ControlOptions options)
{
    /// <summary>The change to send now; null while one is under way, a pause lasts, or none waits.</summary>
    public Change? Due(IReadOnlyList<Change> changes, DateTimeOffset now) =>
        changes.Any(change => change.IsWatched || change.State == ChangeState.Sending) ? null
        : changes.FirstOrDefault(change => change.State == ChangeState.Waiting) is { } next && !(PauseEnds(changes, next.Wanted) > now) ? next
        : null;

    /// <summary>When the pauses after the changes sent so far are over; null when none was sent.</summary>
    public DateTimeOffset? PauseEnds(IReadOnlyList<Change> changes, Wanted wanted) =>
        changes.Where(change => change.SentAt is not null).Max(change => change.SentAt + PauseBetween(change, wanted));

    // A refused change of the mode changed nothing, so it does not ask for the long pause.
    private TimeSpan PauseBetween(Change sent, Wanted wanted) =>
        sent.Wanted.IsMode && wanted.IsMode && sent.State != ChangeState.Refused ? options.ModePause : options.Pause;
}
