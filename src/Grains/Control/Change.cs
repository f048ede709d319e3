namespace Oig.Grains.Control;

/// <summary>One change of a box from the wish to its end. Plain values, because it is stored; holds keys, never credentials.</summary>
[GenerateSerializer, Immutable, Alias("oig.change")]
public sealed record Change
{
    /// <summary>Name of the change, unique on its box.</summary>
    [Id(0)]
    public string Id { get; init; } = "";

    /// <summary>Number of the box.</summary>
    [Id(1)]
    public string Box { get; init; } = "";

    /// <summary>Who asked, and by which tool.</summary>
    [Id(2)]
    public ChangeOrigin Origin { get; init; } = new();

    /// <summary>What is wanted.</summary>
    [Id(3)]
    public Wanted Wanted { get; init; } = new();

    /// <summary>Whether it may be sent to a box that is offline.</summary>
    [Id(4)]
    public bool QueueIfOffline { get; init; }

    /// <summary>How far it has come.</summary>
    [Id(5)]
    public ChangeState State { get; init; }

    /// <summary>When it was asked for.</summary>
    [Id(6)]
    public DateTimeOffset AskedAt { get; init; }

    /// <summary>Earliest time of sending as far as known when it was asked for; null = at once, or after the change before it.</summary>
    [Id(7)]
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>When it was sent; null when it was not.</summary>
    [Id(8)]
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>When it came to its end; null while it is under way.</summary>
    [Id(9)]
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>Value before, in words; null when unknown.</summary>
    [Id(10)]
    public string? Before { get; init; }

    /// <summary>Value last seen after it was sent, in words; null when none was seen.</summary>
    [Id(11)]
    public string? After { get; init; }

    /// <summary>Why it ended as it did, or what is unclear; null when there is nothing to say.</summary>
    [Id(12)]
    public string? Reason { get; init; }

    /// <summary>All settings of the box right before the change was sent.</summary>
    [Id(13)]
    public Dictionary<string, string> SettingsBefore { get; init; } = [];

    /// <summary>What changed together with the wanted setting.</summary>
    [Id(14)]
    public SideEffect[] SideEffects { get; init; } = [];

    /// <summary>What was asked for, in words.</summary>
    public string Asked => SettingText.Asked(Wanted);

    /// <summary>Name of the setting.</summary>
    public string Setting => SettingText.Name(Wanted.Parameter);

    /// <summary>True until it has come to its end.</summary>
    public bool IsOpen => State is ChangeState.Waiting || IsWatched || State is ChangeState.Sending;

    /// <summary>True while the box is watched for it.</summary>
    public bool IsWatched => State is ChangeState.Accepted or ChangeState.Unknown;
}
