using Oig.Contracts.Control;

namespace Oig.Grains.Control;

/// <summary>What a box remembers. The lists are replaced, never altered.</summary>
[GenerateSerializer, Alias("oig.control-state")]
internal sealed class ControlState
{
    /// <summary>Its changes of the last day, oldest first.</summary>
    [Id(0)]
    public List<Change> Changes { get; set; } = [];

    /// <summary>Consents that were used, with the time when they may be forgotten.</summary>
    [Id(1)]
    public Dictionary<string, DateTimeOffset> UsedConsents { get; set; } = [];

    /// <summary>The settings as they were seen last; null before the first sight.</summary>
    [Id(2)]
    public SeenSettings? Seen { get; set; }

    /// <summary>What was changed elsewhere in the last day, oldest first.</summary>
    [Id(3)]
    public List<ElsewhereChange> Elsewhere { get; set; } = [];
}

/// <summary>The settings of a box at one time.</summary>
[GenerateSerializer, Immutable, Alias("oig.seen-settings")]
internal sealed record SeenSettings
{
    /// <summary>When they were read.</summary>
    [Id(0)]
    public DateTimeOffset At { get; init; }

    /// <summary>The values that the portal showed.</summary>
    [Id(1)]
    public Dictionary<BoxParameter, ShownValue> Values { get; init; } = [];
}
