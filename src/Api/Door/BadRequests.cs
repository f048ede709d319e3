using System.Threading.RateLimiting;

namespace Oig.Api.Door;

/// <summary>Tells of requests that make no sense in the log: one short line each, and no more than a few a minute, however many come.</summary>
internal sealed class BadRequests(ILogger<BadRequests> logger) : IDisposable
{
    private readonly TokenBucketRateLimiter _lines = new(new()
    {
        TokenLimit = 10,
        TokensPerPeriod = 1,
        ReplenishmentPeriod = TimeSpan.FromSeconds(10),
        QueueLimit = 0,
    });

    private int _untold;

    public void Report(HttpContext context, int status, string what = "")
    {
        using var lease = _lines.AttemptAcquire();
        if (!lease.IsAcquired) Interlocked.Increment(ref _untold);
        else Log.BadRequest(logger, context.Connection.RemoteIpAddress, status, Harmless.Line(what), Interlocked.Exchange(ref _untold, 0));
    }

    public void Dispose() => _lines.Dispose();
}
