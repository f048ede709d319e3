using System.Globalization;
using Oig.Contracts.Control;

namespace Oig.Grains.Control;

/// <summary>Decides about a wish: served by a change under way, set already, denied, or admitted to the queue.</summary>
internal sealed class Admission(SendOrder order, ControlOptions options, TimeProvider time)
{
    private const int LongestQueue = 5;

    public ChangeAnswer Decide(ControlState state, ChangeRequest request, Sighting newest, WritePause? pause)
    {
        var (changes, wanted, now) = (state.Changes, request.Wanted, time.GetUtcNow());
        if (request.ChangeId is { } id && changes.Find(change => change.Id == id) is { } same) return same;
        // A wish again, also the one that made changes stop, is told how far it is.
        var underWay = UnderWay(changes, wanted);
        if (underWay?.Wanted == wanted) return underWay;
        if (pause is { ByOperator: true }) return new Denial(ControlReason.StoppedByOperator);
        if (pause is not null) return new Denial(ControlReason.WritesPaused, pause.Until - now, Until: pause.Until);
        if (BoxChecks.Obstacle(wanted, newest, options) is { } obstacle) return obstacle;
        if (underWay is not null) return Pending(underWay);
        if (request.ConsentId is { } consent && state.UsedConsents.ContainsKey(consent)) return new Denial(ControlReason.ConsentUsed);
        if (BoxChecks.IsJustSeen(newest, now) && BoxChecks.IsSetAlready(changes, wanted, newest, now)) return AlreadySet(request, newest);
        if (!request.QueueIfOffline && BoxChecks.Offline(newest, now) is { } offline) return offline;
        if (wanted.NeedsAcknowledgement && !request.Acknowledged) return new Denial(ControlReason.AcknowledgementRequired);
        var latest = now + options.LongestWait;
        if (request.NotBefore > latest || request.Until > latest) return new Denial(ControlReason.TooLate, Until: latest);
        return changes.Count(change => change.State == ChangeState.Waiting) >= LongestQueue
            ? new Denial(ControlReason.QueueFull, TimeSpan.FromMinutes(1)) : New(changes, request, newest);
    }

    // What became of an unclear change nobody knows, so that its opposite is no contradiction: it is the way back.
    private static Change? UnderWay(IReadOnlyList<Change> changes, Wanted wanted) =>
        changes.LastOrDefault(change => change.IsOpen && change.Follows is null && change.Wanted.Conflicts(wanted)) is { } last
        && (last.State != ChangeState.Unknown || last.Wanted == wanted) ? last : null;

    private static Denial Pending(Change other) => new(ControlReason.ChangePending, TimeSpan.FromMinutes(1), other);

    private Change AlreadySet(ChangeRequest request, Sighting newest) => Plain(request, newest) with
    {
        State = ChangeState.AlreadySet,
        ClosedAt = time.GetUtcNow(),
        ShownAfter = request.Wanted.Present(newest.Box),
    };

    private Change New(IReadOnlyList<Change> changes, ChangeRequest request, Sighting newest)
    {
        var now = time.GetUtcNow();
        var wantedAt = request.NotBefore > now ? request.NotBefore : null;
        var earliest = new[] { order.PauseEnds(changes, request.Wanted), wantedAt }.Max();
        return Plain(request, newest) with
        {
            NotBefore = earliest > now ? earliest : null,
            WantedAt = wantedAt,
            Until = request.Until,
            Queued = changes.Any(change => change.IsOpen),
        };
    }

    private Change Plain(ChangeRequest request, Sighting newest) => new()
    {
        Id = request.ChangeId ?? Guid.NewGuid().ToString("n", CultureInfo.InvariantCulture)[..12],
        Box = newest.Box.Id.Value,
        Origin = request.Origin,
        Wanted = request.Wanted,
        QueueIfOffline = request.QueueIfOffline,
        ConsentId = request.ConsentId,
        State = ChangeState.Waiting,
        AskedAt = time.GetUtcNow(),
        ShownBefore = request.Wanted.Present(newest.Box),
    };
}

/// <summary>Whose turn it is: one change of a box at a time, in the order they were asked for, with pauses.</summary>
internal sealed class SendOrder(ControlOptions options)
{
    /// <summary>
    /// The change to send now; null while one is under way, a pause lasts, or none waits. The pauses run in <paramref name="pauses"/>, so that
    /// a wall clock that is put makes them neither longer nor shorter.
    /// </summary>
    public Change? Due(IReadOnlyList<Change> changes, DateTimeOffset now, Countdowns pauses) =>
        changes.FirstOrDefault(change => change.State == ChangeState.Waiting && !(change.WantedAt > now)) is { } next
        && !changes.Any(change => IsInTheWay(change, next)) && changes.All(change => IsPauseOver(change, next.Wanted, pauses)) ? next : null;

    /// <summary>When, as the wall clock stands, the pauses after the changes sent so far are over; null when none was sent.</summary>
    public DateTimeOffset? PauseEnds(IReadOnlyList<Change> changes, Wanted wanted) =>
        changes.Where(change => change.SentAt is not null).Max(change => change.SentAt + PauseBetween(change, wanted));

    // The way back from an unclear change does not wait until it is clear.
    private static bool IsInTheWay(Change change, Change next) => change.State is ChangeState.Sending or ChangeState.Accepted
        || (change.State == ChangeState.Unknown && !change.Wanted.Conflicts(next.Wanted));

    private bool IsPauseOver(Change sent, Wanted wanted, Countdowns pauses) =>
        sent.SentAt is not { } at || PauseBetween(sent, wanted) is var length && pauses.IsOver($"{sent.Id} {length}", at, length);

    // A refused change of the mode changed nothing, so it does not ask for the long pause.
    private TimeSpan PauseBetween(Change sent, Wanted wanted) =>
        sent.Wanted.Row().IsMode && wanted.Row().IsMode && sent.State != ChangeState.Refused ? options.ModePause : options.Pause;
}
