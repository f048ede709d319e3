using Microsoft.Extensions.Caching.Memory;
using Oig.Api;

namespace Oig.SignIn.Tests.Clients;

/// <summary>What is kept of grants and documents while the machine's wall clock is put.</summary>
public sealed class CacheClockTests
{
    private readonly PutClock _time = new();

    [Theory]
    [InlineData(-2)]
    [InlineData(2)]
    public void A_clock_that_is_put_ends_nothing_sooner_or_later(int hours)
    {
        using var cache = new MemoryCache(new MemoryCacheOptions { Clock = new CacheClock(_time) });
        cache.Set("grant", true, TimeSpan.FromSeconds(10));
        _time.Wall += TimeSpan.FromHours(hours);
        _time.Pass(TimeSpan.FromSeconds(9));
        Assert.True(cache.TryGetValue("grant", out _));
        _time.Pass(TimeSpan.FromSeconds(2));
        Assert.False(cache.TryGetValue("grant", out _));
    }

    private sealed class PutClock : TimeProvider
    {
        private TimeSpan _passed;

        public DateTimeOffset Wall { get; set; } = new(2026, 3, 29, 0, 30, 0, TimeSpan.Zero);

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public void Pass(TimeSpan time) => _passed += time;

        public override DateTimeOffset GetUtcNow() => Wall + _passed;

        public override long GetTimestamp() => _passed.Ticks;
    }
}
