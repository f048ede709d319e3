namespace Oig.Api;

#pragma warning disable CS0618 // Memory caches know no TimeProvider yet.

/// <summary>
/// The clock of a memory cache, which runs by the monotonic clock: a wall clock that is put back would keep a revoked grant or an old
/// document good for as long as it was put back.
/// </summary>
internal sealed class CacheClock(TimeProvider time) : Microsoft.Extensions.Internal.ISystemClock
{
    private readonly long _start = time.GetTimestamp();

    /// <summary>A time that only ever goes on; not that of the wall.</summary>
    public DateTimeOffset UtcNow => DateTimeOffset.UnixEpoch + time.GetElapsedTime(_start);
}
