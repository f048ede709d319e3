using Microsoft.Extensions.Time.Testing;

namespace Oig.Grains.Tests.Accounts;

/// <summary>A fake clock whose wall can be put while time goes on as ever.</summary>
public sealed class MovingClock() : FakeTimeProvider(new DateTimeOffset(2026, 10, 25, 1, 30, 0, TimeSpan.Zero))
{
    private TimeSpan _put;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + _put;

    public override long GetTimestamp() => base.GetUtcNow().Ticks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>Puts the wall clock forward, or back.</summary>
    public void Put(TimeSpan by) => _put += by;
}
