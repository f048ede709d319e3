namespace Oig.Grains.Tests.Control.Cluster;

/// <summary>Real time that can be moved ahead; timers keep their own pace.</summary>
internal sealed class ShiftedTime : TimeProvider
{
    private long _ahead;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref _ahead));

    public override long GetTimestamp() =>
        base.GetTimestamp() + (long)(Interlocked.Read(ref _ahead) * (double)TimestampFrequency / TimeSpan.TicksPerSecond);

    public void MoveAhead(TimeSpan length) => Interlocked.Add(ref _ahead, length.Ticks);
}
