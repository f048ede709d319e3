using System.Diagnostics.CodeAnalysis;
using Oig.Contracts;
using Oig.Contracts.Sessions;

namespace Oig.Grains.Sessions;

/// <summary>The one line of a session to the portal: one call at a time, a pause between requests, a bounded queue.</summary>
[SuppressMessage("Design", "CA1001", Justification = "A semaphore whose wait handle is never asked for holds nothing to dispose.")]
internal sealed class PortalLine(SessionOptions options, TimeProvider time)
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private int _queued;
    private long? _quietSince;
    private (long Since, TimeSpan Length)? _held;

    /// <summary>How long the portal asked not to be disturbed; null when it may be asked.</summary>
    public TimeSpan? HeldFor => _held is { } held && held.Length - time.GetElapsedTime(held.Since) is var left && left > TimeSpan.Zero ? left : null;

    /// <summary>Keeps everybody off the portal for as long as it asked, within reason.</summary>
    public void Hold(TimeSpan length) => _held = (time.GetTimestamp(), length < Durations.LongestHold ? length : Durations.LongestHold);

    /// <summary>Waits for the caller's turn; false at once when the queue is full.</summary>
    public async Task<bool> EnterAsync(CancellationToken deadline)
    {
        if (Interlocked.Increment(ref _queued) > options.QueueLength) return Refuse();
        try
        {
            await _turn.WaitAsync(deadline);
            return true;
        }
        catch (OperationCanceledException)
        {
            return Refuse();
        }
    }

    /// <summary>Lets the next caller in.</summary>
    public void Leave()
    {
        Interlocked.Decrement(ref _queued);
        _turn.Release();
    }

    /// <summary>Sends one request, not sooner than the pause after the answer to the one before.</summary>
    public async Task<T> SendAsync<T>(Func<Task<T>> request, CancellationToken deadline)
    {
        var pause = _quietSince is { } since ? options.RequestGap - time.GetElapsedTime(since) : TimeSpan.Zero;
        if (pause > TimeSpan.Zero) await Task.Delay(pause, time, deadline);
        try
        {
            return await request();
        }
        finally
        {
            _quietSince = time.GetTimestamp();
        }
    }

    private bool Refuse()
    {
        Interlocked.Decrement(ref _queued);
        return false;
    }
}
