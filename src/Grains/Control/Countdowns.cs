namespace Oig.Grains.Control;

/// <summary>
/// How long what began at a stored time has yet to go. The stored time is read once; from then on the monotonic clock counts, so that a wall
/// clock that is set ends and prolongs nothing.
/// </summary>
internal sealed class Countdowns(TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, (long Start, TimeSpan Left)> _running = [];

    /// <summary>Whether the time since then is over; one in the future is taken for now.</summary>
    public bool IsOver(string name, DateTimeOffset since, TimeSpan length)
    {
        lock (_gate)
        {
            if (!_running.TryGetValue(name, out var known)) _running[name] = known = (time.GetTimestamp(), length - Gone(since));
            return time.GetElapsedTime(known.Start) >= known.Left;
        }
    }

    /// <summary>Forgets what has come to its end.</summary>
    public void Forget(string name)
    {
        lock (_gate) _running.Remove(name);
    }

    private TimeSpan Gone(DateTimeOffset since) => time.GetUtcNow() - since is var gone && gone > TimeSpan.Zero ? gone : TimeSpan.Zero;
}

/// <summary>Something that is not done more often than at a pace.</summary>
internal sealed class Pacer(TimeSpan pace, TimeProvider time)
{
    private long? _last;

    /// <summary>Whether it is time again.</summary>
    public bool IsDue => _last is not { } last || time.GetElapsedTime(last) >= pace;

    /// <summary>It is done now.</summary>
    public void Mark() => _last = time.GetTimestamp();
}
