using Oig.Contracts.Outcomes;
using Oig.Grains.Sessions;
using Oig.Grains.Tests.Accounts;

namespace Oig.Grains.Tests.Sessions;

/// <summary>What a session keeps and how it paces itself while the machine's clock is put.</summary>
public sealed class SessionClockTests
{
    private readonly MovingClock _clock = new();

    [Theory]
    [InlineData(-2)]
    [InlineData(2)]
    public async Task What_is_kept_gets_older_by_the_time_that_passes_and_by_nothing_else(int hours)
    {
        var shared = new SharedRead<string>(TimeSpan.FromSeconds(30), _clock);
        var reads = 0;
        Task<Outcome<string>> ReadAsync() => Task.FromResult(new Outcome<string> { Value = $"reading {++reads}", ReadAt = _clock.GetUtcNow() });
        await shared.GetAsync(ReadAsync, withCredentials: true, CancellationToken.None);
        _clock.Put(TimeSpan.FromHours(hours));
        _clock.Advance(TimeSpan.FromSeconds(29));

        var kept = await shared.GetAsync(ReadAsync, withCredentials: true, CancellationToken.None);
        Assert.Equal(("reading 1", TimeSpan.FromSeconds(29)), (kept.Value, kept.Age));
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("reading 2", (await shared.GetAsync(ReadAsync, withCredentials: true, CancellationToken.None)).Value);
    }

    [Fact]
    public void The_pause_that_the_portal_asked_for_ends_in_its_time()
    {
        var line = new PortalLine(new(), _clock);
        line.Hold(TimeSpan.FromMinutes(2));
        _clock.Put(TimeSpan.FromHours(-2));
        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(TimeSpan.FromMinutes(1), line.HeldFor);
        _clock.Put(TimeSpan.FromHours(5));
        Assert.Equal(TimeSpan.FromMinutes(1), line.HeldFor);
        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Null(line.HeldFor);
    }

    [Fact]
    public async Task The_pause_between_two_requests_is_kept_and_not_longer()
    {
        var line = new PortalLine(new(), _clock);
        await line.SendAsync(() => Task.FromResult(0), CancellationToken.None);
        _clock.Put(TimeSpan.FromHours(-2));
        var second = line.SendAsync(() => Task.FromResult(0), CancellationToken.None);
        _clock.Advance(TimeSpan.FromMilliseconds(999));
        Assert.False(second.IsCompleted);
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        await second.WaitAsync(TimeSpan.FromSeconds(30));
    }
}
