namespace Oig.Contracts;

/// <summary>
/// The time that one call may take, on one clock: begun where the call comes in, or where something begins that others share. Everything on
/// the way reads it and has no clock of its own. Over a process's border goes its token.
/// </summary>
public sealed class Deadline : IDisposable
{
    private readonly CancellationTokenSource _end;
    private readonly TimeProvider _time;
    private readonly TimeSpan _allowed;
    private readonly long _begun;
    private TimeSpan _length;

    /// <summary>Begins now.</summary>
    public Deadline(TimeSpan length, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(time);
        (_length, _allowed, _time, _begun) = (length, length, time, time.GetTimestamp());
        _end = new(length, time);
    }

    /// <summary>Is cancelled when the time is over.</summary>
    public CancellationToken Token => _end.Token;

    /// <summary>What is left of the time, never negative.</summary>
    public TimeSpan Left => _length - _time.GetElapsedTime(_begun) is var left && left > TimeSpan.Zero ? left : TimeSpan.Zero;

    /// <summary>Whether the time is over.</summary>
    public bool IsOver => _end.IsCancellationRequested;

    /// <summary>Begins anew after a wait that is not the call's own.</summary>
    public void BeginAfter(TimeSpan wait)
    {
        _length = _time.GetElapsedTime(_begun) + wait + _allowed;
        _end.CancelAfter(wait + _allowed);
    }

    /// <summary>Stops the clock; the token is not cancelled any more.</summary>
    public void Dispose() => _end.Dispose();
}
