using Oig.Contracts;
using Oig.Contracts.Boxes;
using Oig.Contracts.Control;
using Oig.Contracts.Outcomes;
using Oig.Contracts.Sessions;

namespace Oig.Grains.Control;

/// <summary>
/// The box as portal sessions see it that their owners logged in. There are no credentials here, and nobody is logged in: when no session
/// is left, nothing is seen until somebody who steers the box calls again.
/// </summary>
internal sealed class BoxView(Func<string, ISessionGrain> sessions, TimeProvider time)
{
    private const int MostSessions = 4;
    private static readonly TimeSpan JustNow = TimeSpan.FromSeconds(1);

    // As long as sessions may serve from memory: what comes later than that was read later, whatever the clocks say.
    private static readonly TimeSpan OutOfOrderFor = TimeSpan.FromMinutes(10);

    private readonly Lock _gate = new();
    private readonly List<string> _recent = [];
    private long _takenAt;

    /// <summary>The newest that anybody saw; null before the first sight.</summary>
    public Sighting? Newest { get; private set; }

    /// <summary>Remembers what a caller's session saw, and the session; false when somebody saw the box later.</summary>
    public bool Remember(Sighting seen)
    {
        lock (_gate)
        {
            _recent.Remove(seen.SessionKey);
            _recent.Insert(0, seen.SessionKey);
            if (_recent.Count > MostSessions) _recent.RemoveAt(MostSessions);
            return TryTake(seen);
        }
    }

    /// <summary>The box through the session of the change, else through that of another caller; null when none sees it.</summary>
    public async Task<Sighting?> LookAsync(Change change)
    {
        foreach (var session in SessionsFor(change))
            if (await PeekAsync(session) is { Succeeded: true } peek && Sighting.In(peek.Value, change.Box, session) is { } seen)
                return Kept(seen);
        return null;
    }

    /// <summary>The box through a session, read just now; null when that failed.</summary>
    public async Task<Sighting?> LookFreshAsync(string session, BoxId box) =>
        await PeekAsync(session, JustNow) is { Succeeded: true } peek ? Sighting.In(peek.Value, box.Value, session) : null;

    /// <summary>The boxes of a session, not older than <paramref name="maxAge"/>, or than live data may be.</summary>
    public Task<Outcome<Snapshot>> PeekAsync(string session, TimeSpan? maxAge = null) => sessions(session).PeekSnapshotAsync(maxAge);

    private Sighting Kept(Sighting seen)
    {
        lock (_gate) TryTake(seen);
        return seen;
    }

    private bool TryTake(Sighting seen)
    {
        if (Newest is { } newest && time.GetElapsedTime(_takenAt) < OutOfOrderFor && IsOlder(seen, newest)) return false;
        (Newest, _takenAt) = (seen, time.GetTimestamp());
        return true;
    }

    // Sessions live on silos whose clocks may differ by minutes; the portal's clock, which tells whole seconds, is the same for all.
    private bool IsOlder(Sighting seen, Sighting newest)
    {
        if (seen.PortalAhead is not null && newest.PortalAhead is not null && PortalTime(seen) != PortalTime(newest)) return PortalTime(seen) < PortalTime(newest);
        // What was read in the future was read before the clock was set.
        return seen.ReadAt < newest.ReadAt && newest.ReadAt <= time.GetUtcNow();
    }

    private static DateTimeOffset PortalTime(Sighting seen) => seen.PortalClock(seen.ReadAt);

    private List<string> SessionsFor(Change change)
    {
        lock (_gate) return [change.Origin.SessionKey, .. _recent.Where(session => session != change.Origin.SessionKey)];
    }
}
