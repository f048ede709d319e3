using Oig.Portal.Failures;

namespace Oig.Portal.Http;

/// <summary>The time one call may take: the configured limit, or less if the caller cancels.</summary>
internal sealed class Deadline : IDisposable
{
    private readonly CancellationTokenSource _limit;
    private readonly CancellationTokenSource _either;
    private readonly TimeProvider _time;
    private readonly TimeSpan _length;
    private readonly long _start;

    private Deadline(TimeSpan limit, TimeProvider time, CancellationToken caller)
    {
        (_time, _length, _start) = (time, limit, time.GetTimestamp());
        _limit = new CancellationTokenSource(limit, time);
        _either = CancellationTokenSource.CreateLinkedTokenSource(_limit.Token, caller);
    }

    internal CancellationToken Token => _either.Token;

    internal TimeSpan Remaining => _length - _time.GetElapsedTime(_start);

    /// <summary>Runs a call within the limit; whoever ends it early, the outcome is <see cref="UnavailableReason.Timeout"/>.</summary>
    internal static async Task<PortalAnswer> RunAsync(
        TimeSpan limit, TimeProvider time, Func<Deadline, Task<PortalAnswer>> call, CancellationToken caller)
    {
        using var deadline = new Deadline(limit, time, caller);
        try
        {
            return await call(deadline);
        }
        catch (OperationCanceledException e)
        {
            throw new PortalUnavailableException(UnavailableReason.Timeout, innerException: e);
        }
    }

    public void Dispose()
    {
        _either.Dispose();
        _limit.Dispose();
    }
}
