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
    private (long Since, TimeSpan Length)? _pause;
    private (long Since, TimeSpan Length)? _held;

    /// <summary>How long the portal asked not to be disturbed; null when it may be asked.</summary>
    public TimeSpan? HeldFor => Left(_held);

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
        if (Left(_pause) is { } pause) await Task.Delay(pause, time, deadline);
        try
        {
            return await request();
        }
        finally
        {
            _pause = (time.GetTimestamp(), options.RequestGap);
        }
    }

    /// <summary>Sends a login: what it was wanted for may follow as soon as the settings say, but a refusal keeps the usual pause.</summary>
    public async Task<T> LogInAsync<T>(Func<Task<T>> login, CancellationToken deadline)
    {
        var answer = await SendAsync(login, deadline);
        _pause = (time.GetTimestamp(), options.LoginPause);
        return answer;
    }

    private TimeSpan? Left((long Since, TimeSpan Length)? wait) =>
        wait is { } known && known.Length - time.GetElapsedTime(known.Since) is var left && left > TimeSpan.Zero ? left : null;

    private bool Refuse()
    {
        Interlocked.Decrement(ref _queued);
        return false;
    }
}
