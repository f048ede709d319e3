using Oig.Contracts.Control;

namespace Oig.Grains.Control;

/// <summary>
/// Remembers that changes are stopped, and until when. One account's trouble does not stop everybody: a strange answer does when its
/// session was alive, or when several accounts met one within a short time.
/// </summary>
internal sealed class WriteSwitch(WriteSwitchState state, TimeProvider time)
{
    public static readonly TimeSpan Length = TimeSpan.FromMinutes(15);

    private const int AccountsThatProve = 2;

    // An end that lies further away than any pause was made by a clock that has been set since.
    public WritePause? Pause => state.Stopped ? WritePause.Operator : state.Pause is { } pause && pause.Until - time.GetUtcNow() is var left && left > TimeSpan.Zero && left <= Length ? pause : null;

    /// <summary>Stops changes, or allows them whatever stopped them.</summary>
    public void Set(bool stopped)
    {
        state.Stopped = stopped;
        if (stopped) return;
        state.Pause = null;
        state.Reports = [];
    }

    /// <summary>True when the report stops changes now.</summary>
    public bool Report(StrangeAnswer answer)
    {
        var now = time.GetUtcNow();
        state.Reports = new(state.Reports.Where(report => now - report.Value < Length)) { [answer.AccountKey] = now };
        if (!answer.SessionLives && state.Reports.Count < AccountsThatProve) return false;
        state.Pause = new(now + Length, answer.What);
        return true;
    }
}

/// <summary>The newest pause, over or not, and the reports that may lead to the next.</summary>
[GenerateSerializer, Alias("oig.write-switch-state")]
internal sealed class WriteSwitchState
{
    /// <summary>The pause; null before the first one.</summary>
    [Id(0)]
    public WritePause? Pause { get; set; }

    /// <summary>When which account, by key, last met a strange answer.</summary>
    [Id(1)]
    public Dictionary<string, DateTimeOffset> Reports { get; set; } = [];

    /// <summary>Whether the operator stopped changes.</summary>
    [Id(2)]
    public bool Stopped { get; set; }

    /// <summary>Moves every time along with a wall clock that was put.</summary>
    public void Shift(TimeSpan jump)
    {
        if (Pause is { } pause) Pause = pause with { Until = pause.Until + jump };
        foreach (var (account, at) in Reports) Reports[account] = at + jump;
    }

    /// <summary>Takes over a pause that lasts longer, and reports of others.</summary>
    public void Absorb(WriteSwitchState stored)
    {
        Stopped |= stored.Stopped;
        Pause = stored.Pause?.Until > Pause?.Until ? stored.Pause : Pause ?? stored.Pause;
        foreach (var (account, at) in stored.Reports) Reports.TryAdd(account, at);
    }
}
