using Oig.Grains.Outcomes;

namespace Oig.Grains.Sessions;

/// <summary>A reading that everybody shares: served from memory while fresh, and asked for once however many wait.</summary>
internal sealed class SharedRead<T>(TimeSpan lifetime, TimeProvider time)
    where T : class
{
    private readonly Lock _gate = new();
    private Task<Outcome<T>>? _newest;
    private Task<Outcome<T>>? _running;
    private DateTimeOffset _freshUntil = DateTimeOffset.MinValue;

    /// <summary>True while the newest value may be served.</summary>
    public bool IsFresh => time.GetUtcNow() < _freshUntil;

    /// <summary>The fresh value not older than <paramref name="maxAge"/>, the reading under way, or a new one by <paramref name="read"/>.</summary>
    public Task<Outcome<T>> GetAsync(Func<Task<Outcome<T>>> read, TimeSpan? maxAge = null)
    {
        lock (_gate)
        {
            if (_newest is not null && IsFresh && !(time.GetUtcNow() - (_freshUntil - lifetime) > maxAge)) return _newest;
            if (_running is { IsCompleted: false }) return _running;
            return _running = ReadAsync(read);
        }
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

    private async Task<Outcome<T>> ReadAsync(Func<Task<Outcome<T>>> read)
    {
        var outcome = await read();
        if (outcome.Succeeded) Keep(outcome.Value, outcome.ReadAt.Value);
        return outcome;
    }
}
