using Oig.Contracts.Control;

namespace Oig.Grains.Control;

/// <summary>What in the state of a box stands against a change, and whether it is set already beyond doubt.</summary>
internal static class BoxChecks
{
    private const int AggregatorSteers = 4;
    private static readonly TimeSpan JustSeen = TimeSpan.FromSeconds(2);

    /// <summary>The first obstacle; null when there is none.</summary>
    public static Denial? Obstacle(Wanted wanted, Sighting seen, ControlOptions options)
    {
        if (options.Forbid(wanted) is { } forbidden) return forbidden;
        var (box, modes, row) = (seen.Box, seen.Box.Modes, wanted.Row());
        if (modes.Supplementary == AggregatorSteers) return new(ControlReason.SteeredByAggregator);
        if (modes.Supplementary is not (null or (>= 0 and <= 3)) || modes.Mode is not (null or (>= 0 and <= 5))) return new(ControlReason.UnknownMode);
        if ((row.IsOfHeater && box.Heater is null) || !wanted.IsShown(box)) return new(ControlReason.NotShown);
        return row.NamesNoBox && seen.BoxesOfAccount > 1 ? new(ControlReason.SeveralBoxes) : null;
    }

    /// <summary>The denial of a box that is offline; null when it calls.</summary>
    public static Denial? Offline(Sighting seen, DateTimeOffset now) => seen.HasCalled(now) ? null : new(ControlReason.BoxOffline);

    /// <summary>
    /// Whether the sighting is new enough to say that a box is set as wanted. By the wall clock, since the reading may come from another silo:
    /// a clock that is put makes it look old, and then the box is read anew.
    /// </summary>
    public static bool IsJustSeen(Sighting seen, DateTimeOffset now) => now - seen.ReadAt is var age && age >= TimeSpan.Zero && age <= JustSeen;

    /// <summary>
    /// Whether a box that was just seen is set as wanted: it shows the value and calls, nothing measured contradicts it, and no earlier wish
    /// may still arrive and change it. What makes the box do something is never set already.
    /// </summary>
    public static bool IsSetAlready(IReadOnlyList<Change> changes, Wanted wanted, Sighting justSeen, DateTimeOffset now) =>
        !wanted.Row().IsAction && justSeen.HasCalled(now) && wanted.IsSet(justSeen.Box) && !MayStillArrive(changes, wanted);

    private static bool MayStillArrive(IReadOnlyList<Change> changes, Wanted wanted) =>
        changes.LastOrDefault(change => change.SentAt is not null && change.Wanted.Conflicts(wanted) && change.State != ChangeState.Refused)
            is { State: not ChangeState.Confirmed };
}
