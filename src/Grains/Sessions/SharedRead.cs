using System.Diagnostics;
using Oig.Grains.Outcomes;
using Oig.Grains.Telemetry;

namespace Oig.Grains.Sessions;

/// <summary>A reading that everybody shares: served from memory while fresh, and asked for once however many wait.</summary>
internal sealed class SharedRead<T>(TimeSpan lifetime, TimeProvider time)
    where T : class
{
    private readonly Lock _gate = new();
    private Task<Outcome<T>>? _newest;
    private Task<Outcome<T>>? _running;
    private ActivityContext _runner;
    private DateTimeOffset _freshUntil = DateTimeOffset.MinValue;

    /// <summary>True while the newest value may be served.</summary>
    public bool IsFresh => time.GetUtcNow() < _freshUntil;

    /// <summary>The newest value, however old; null when there is none.</summary>
    public Task<Outcome<T>>? Newest
    {
        get
        {
            lock (_gate) return _newest;
        }
    }

    /// <summary>The fresh value not older than <paramref name="maxAge"/>, the reading under way, or a new one by <paramref name="read"/>.</summary>
    public async Task<Outcome<T>> GetAsync(Func<Task<Outcome<T>>> read, TimeSpan? maxAge = null)
    {
        var outcome = await FindAsync(read, maxAge);
        if (outcome.Succeeded) GrainTelemetry.Served(DataKind<T>.Name, time.GetUtcNow() - outcome.ReadAt.Value);
        return outcome;
    }

    /// <summary>Keeps a value that was read on another occasion.</summary>
    public void Keep(T value, DateTimeOffset readAt)
    {
        var served = new Outcome<T> { Value = value, ReadAt = readAt, CacheStatus = CacheStatus.SessionFromCache };
        lock (_gate)
        {
            _newest = Task.FromResult(served);
            _freshUntil = readAt + lifetime;
        }
    }

    /// <summary>Serves nobody from memory until the next reading.</summary>
    public void Forget()
    {
        lock (_gate) _newest = null;
    }

    private Task<Outcome<T>> FindAsync(Func<Task<Outcome<T>>> read, TimeSpan? maxAge)
    {
        lock (_gate)
        {
            if (_newest is not null && IsFresh && !(time.GetUtcNow() - (_freshUntil - lifetime) > maxAge)) return FromMemory(_newest);
            if (_running is { IsCompleted: false }) return Together(_running);
            GrainTelemetry.LookedUp(DataKind<T>.Name, "miss");
            _runner = Activity.Current?.Context ?? default;
            return _running = ReadAsync(read);
        }
    }

    private static Task<Outcome<T>> FromMemory(Task<Outcome<T>> newest)
    {
        GrainTelemetry.LookedUp(DataKind<T>.Name, "hit");
        SessionSpan.ServedFromMemory();
        return newest;
    }

    private Task<Outcome<T>> Together(Task<Outcome<T>> running)
    {
        GrainTelemetry.LookedUp(DataKind<T>.Name, "shared");
        SessionSpan.SharedWith(_runner);
        return running;
    }

    private async Task<Outcome<T>> ReadAsync(Func<Task<Outcome<T>>> read)
    {
        var outcome = await read();
        if (outcome.Succeeded) Keep(outcome.Value, outcome.ReadAt.Value);
        return outcome;
    }
}
