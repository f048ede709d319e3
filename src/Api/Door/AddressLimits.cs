using System.Net;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace Oig.Api.Door;

/// <summary>What each client address has left, of each <see cref="Share"/>.</summary>
internal sealed class AddressLimits : IDisposable
{
    private readonly TimeSpan _refusalEvery;

    public AddressLimits(IOptions<RateLimitOptions> options)
    {
        var limits = options.Value;
        _refusalEvery = TimeSpan.FromMinutes(1) / limits.RefusalsPerMinute;
        var requests = Bucket(limits.Burst, limits.RequestsPerSecond, TimeSpan.FromSeconds(1));
        var refusals = Bucket(limits.RefusalsPerMinute, 1, _refusalEvery);
        Shares = PartitionedRateLimiter.Create<(Share Of, IPAddress Address), (Share Of, int Slot)>(asked => RateLimitPartition.GetTokenBucketLimiter(
            (asked.Of, AddressSlot.Of(asked.Address)), key => key.Of == Share.Refusals ? refusals : requests));
    }

    /// <summary>Gives out permits, of one share to one address.</summary>
    public PartitionedRateLimiter<(Share Of, IPAddress Address)> Shares { get; }

    /// <summary>Counts one request whose credentials were refused.</summary>
    public void CountRefusal(IPAddress address) => Shares.AttemptAcquire((Share.Refusals, address)).Dispose();

    /// <summary>How long an address has to wait that had too many credentials refused; null when it need not.</summary>
    public TimeSpan? RefusalsSpentFor(IPAddress address) =>
        // Asking for zero permits would also succeed with a part of one.
        Shares.GetStatistics((Share.Refusals, address))?.CurrentAvailablePermits < 1 ? _refusalEvery : null;

    public void Dispose() => Shares.Dispose();

    private static TokenBucketRateLimiterOptions Bucket(int most, int refill, TimeSpan every) =>
        new() { TokenLimit = most, TokensPerPeriod = refill, ReplenishmentPeriod = every, QueueLimit = 0 };
}

/// <summary>What is counted for each address on its own.</summary>
internal enum Share
{
    Requests,

    /// <summary>Requests to <c>/health/*</c>.</summary>
    Health,

    /// <summary>Requests whose credentials are refused.</summary>
    Refusals,
}

/// <summary>
/// The slot in which an address is counted. There is a fixed number of them, so that a million addresses take no more memory than
/// some ten thousand; which addresses share one changes with each start and cannot be foreseen.
/// </summary>
internal static class AddressSlot
{
    /// <summary>How many slots there are.</summary>
    public const int Count = 1 << 16;

    private const int NetworkBytes = 8;

    public static int Of(IPAddress address)
    {
        // Whoever has one IPv6 address has the 2^64 of its network; an IPv4 address has four bytes anyway.
        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out var length);
        var hash = new HashCode();
        hash.AddBytes(bytes[..Math.Min(length, NetworkBytes)]);
        return hash.ToHashCode() & (Count - 1);
    }
}
