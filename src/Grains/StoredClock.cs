namespace Oig.Grains;

/// <summary>
/// The time of what a grain stores. It passes by the monotonic clock: when the machine's wall clock is put while the grain is in memory, all
/// that is remembered moves along, so locks and pauses last neither longer nor shorter. Between two lives only the wall clock is known: put
/// forward, it ends them early; put back, they begin anew, and never last longer than their full length from now.
/// </summary>
internal sealed class StoredClock(TimeProvider time, Action<TimeSpan> move)
{
    // Less than this is drift, which changes nothing that matters here.
    private static readonly TimeSpan Drift = TimeSpan.FromSeconds(1);

    private DateTimeOffset _wall = time.GetUtcNow();
    private long _timestamp = time.GetTimestamp();

    /// <summary>The wall clock's time, after everything remembered has been moved along with it.</summary>
    public DateTimeOffset Now()
    {
        var (wall, timestamp) = (time.GetUtcNow(), time.GetTimestamp());
        var jump = wall - _wall - time.GetElapsedTime(_timestamp, timestamp);
        if (jump.Duration() > Drift) move(jump);
        (_wall, _timestamp) = (wall, timestamp);
        return wall;
    }
}
