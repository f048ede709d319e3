using System.Net;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace Oig.Api.Limits;

/// <summary>What each client address has left: of requests, and of requests whose credentials are refused.</summary>
internal sealed class AddressLimits : IDisposable
{
    private readonly TimeSpan _refusalEvery;

    public AddressLimits(IOptions<RateLimitOptions> options)
    {
        var limits = options.Value;
        _refusalEvery = TimeSpan.FromMinutes(1) / limits.RefusalsPerMinute;
        Requests = PerSlot(limits.Burst, limits.RequestsPerSecond, TimeSpan.FromSeconds(1));
        Refusals = PerSlot(limits.RefusalsPerMinute, 1, _refusalEvery);
    }

    public PartitionedRateLimiter<IPAddress> Requests { get; }

    private PartitionedRateLimiter<IPAddress> Refusals { get; }

    /// <summary>Counts one request whose credentials were refused.</summary>
    public void CountRefusal(IPAddress address) => Refusals.AttemptAcquire(address).Dispose();

    /// <summary>How long an address has to wait that had too many credentials refused; null when it need not.</summary>
    public TimeSpan? RefusalsSpentFor(IPAddress address) =>
        // Asking for zero permits would also succeed with a part of one.
        Refusals.GetStatistics(address)?.CurrentAvailablePermits < 1 ? _refusalEvery : null;

    public void Dispose()
    {
        Requests.Dispose();
        Refusals.Dispose();
    }

    private static PartitionedRateLimiter<IPAddress> PerSlot(int most, int refill, TimeSpan every) =>
        PartitionedRateLimiter.Create<IPAddress, int>(address => RateLimitPartition.GetTokenBucketLimiter(AddressSlot.Of(address), _ => new()
        {
            TokenLimit = most,
            TokensPerPeriod = refill,
            ReplenishmentPeriod = every,
            QueueLimit = 0,
        }));
}
