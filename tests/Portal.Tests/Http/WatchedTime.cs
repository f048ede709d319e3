using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace Oig.Portal.Tests.Http;

/// <summary>Fake time that tells when the client starts to wait, so that a test moves it neither too early nor by guess.</summary>
internal sealed class WatchedTime() : FakeTimeProvider(new DateTimeOffset(2026, 9, 3, 10, 0, 0, TimeSpan.Zero))
{
    private readonly Channel<TimeSpan> _timers = Channel.CreateUnbounded<TimeSpan>();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        _timers.Writer.TryWrite(dueTime);
        return timer;
    }

    /// <summary>Length of the next timer that the client sets.</summary>
    internal async Task<TimeSpan> NextTimerAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        return await _timers.Reader.ReadAsync(patience.Token);
    }
}
