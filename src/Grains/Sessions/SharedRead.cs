using System.Diagnostics;
using Oig.Contracts.Outcomes;
using Oig.Grains.Telemetry;

namespace Oig.Grains.Sessions;

/// <summary>
/// A reading that everybody shares: served from memory while fresh, and asked for once however many wait. It outlives those who wait:
/// each of them only stops waiting at his own deadline.
/// </summary>
internal sealed class SharedRead<T>(TimeSpan lifetime, TimeProvider time)
    where T : class
{
    private readonly Lock _gate = new();
    private Kept? _newest;
    private Running? _running;
    private int _forgotten;

    /// <summary>True while a reading is under way.</summary>
    public bool IsRunning => _running is not null;

    /// <summary>True while the newest value may be served.</summary>
    public bool IsFresh => _newest is { } kept && AgeOf(kept) < lifetime;

    /// <summary>The newest value, however old; null when there is none.</summary>
    public Outcome<T>? Newest => _newest is { } kept ? Served(kept, AgeOf(kept)) : null;

    /// <summary>
    /// The fresh value not older than <paramref name="maxAge"/>, the reading under way, or a new one by <paramref name="read"/>. Whoever
    /// brings credentials gets no failure of a reading that was begun without.
    /// </summary>
    public async Task<Outcome<T>> GetAsync(Func<Task<Outcome<T>>> read, bool withCredentials, CancellationToken deadline, TimeSpan? maxAge = null)
    {
        if (FromMemory(maxAge) is { } served) return served;
        try
        {
            return await FindAsync(read, withCredentials, maxAge).WaitAsync(deadline);
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested)
        {
            return Denials.TooLate;
        }
    }

    /// <summary>A stamp to give to <see cref="Keep"/>, so that nothing is kept that was asked for before everything was forgotten.</summary>
    public int Stamp => Volatile.Read(ref _forgotten);

    /// <summary>Keeps a value that was just read.</summary>
    public void Keep(T value, DateTimeOffset readAt, int stamp)
    {
        lock (_gate)
            if (stamp == _forgotten) _newest = new(value, readAt, time.GetTimestamp());
    }

    /// <summary>Serves nobody from memory until the next reading.</summary>
    public void Forget()
    {
        lock (_gate) (_newest, _forgotten) = (null, _forgotten + 1);
    }

    private Outcome<T>? FromMemory(TimeSpan? maxAge)
    {
        if (_newest is not { } kept || AgeOf(kept) is var age && (age >= lifetime || age > maxAge)) return null;
        GrainTelemetry.LookedUp(DataKind<T>.Name, "hit");
        SessionSpan.ServedFromMemory();
        GrainTelemetry.Served(DataKind<T>.Name, age);
        return Served(kept, age);
    }

    private static Outcome<T> Served(Kept kept, TimeSpan age) =>
        new() { Value = kept.Value, ReadAt = kept.ReadAt, Age = age, CacheStatus = CacheStatus.SessionFromCache };

    private async Task<Outcome<T>> FindAsync(Func<Task<Outcome<T>>> read, bool withCredentials, TimeSpan? maxAge)
    {
        while (true)
        {
            var (running, isMine) = JoinOrBegin(read, withCredentials);
            var outcome = await running.Reading;
            if (outcome.Succeeded) GrainTelemetry.Served(DataKind<T>.Name, TimeSpan.Zero);
            if (outcome.Succeeded || isMine || running.WithCredentials || !withCredentials) return outcome;
            if (FromMemory(maxAge) is { } served) return served;
        }
    }

    private (Running Running, bool IsMine) JoinOrBegin(Func<Task<Outcome<T>>> read, bool withCredentials)
    {
        lock (_gate)
        {
            if (_running is { } running) return (Joined(running), false);
            GrainTelemetry.LookedUp(DataKind<T>.Name, "miss");
            running = new(ReadAsync(read), withCredentials, Activity.Current?.Context ?? default);
            _running = running.Reading.IsCompleted ? null : running;
            return (running, true);
        }
    }

    private static Running Joined(Running running)
    {
        GrainTelemetry.LookedUp(DataKind<T>.Name, "shared");
        SessionSpan.SharedWith(running.Runner);
        return running;
    }

    private async Task<Outcome<T>> ReadAsync(Func<Task<Outcome<T>>> read)
    {
        try
        {
            var stamp = Stamp;
            var outcome = await read();
            if (outcome.Succeeded) Keep(outcome.Value, outcome.ReadAt.Value, stamp);
            return outcome;
        }
        finally
        {
            // A task that is over would keep its result, and what it ran with, in the memory of each idle session.
            lock (_gate) _running = null;
        }
    }

    private TimeSpan AgeOf(Kept kept) => time.GetElapsedTime(kept.Timestamp);

    private sealed record Kept(T Value, DateTimeOffset ReadAt, long Timestamp);

    private sealed record Running(Task<Outcome<T>> Reading, bool WithCredentials, ActivityContext Runner);
}
