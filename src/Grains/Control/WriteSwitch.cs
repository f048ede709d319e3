namespace Oig.Grains.Control;

/// <summary>Remembers that changes are stopped, and until when.</summary>
internal sealed class WriteSwitch(WriteSwitchState state, TimeProvider time)
{
    public static readonly TimeSpan Length = TimeSpan.FromMinutes(15);

    public WritePause? Pause => state.Pause is { } pause && pause.Until > time.GetUtcNow() ? pause : null;

    public void Trip(string reason) => state.Pause = new(time.GetUtcNow() + Length, reason);
}

/// <summary>The newest pause, over or not.</summary>
[GenerateSerializer, Alias("oig.write-switch-state")]
internal sealed class WriteSwitchState
{
    /// <summary>The pause; null before the first one.</summary>
    [Id(0)]
    public WritePause? Pause { get; set; }

    /// <summary>Takes over a pause that lasts longer.</summary>
    public void Absorb(WriteSwitchState stored) => Pause = stored.Pause?.Until > Pause?.Until ? stored.Pause : Pause;
}
