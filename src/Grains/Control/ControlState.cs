namespace Oig.Grains.Control;

/// <summary>What a box remembers: its changes of the last day, oldest first. The list is replaced, never altered.</summary>
[GenerateSerializer, Alias("oig.control-state")]
internal sealed class ControlState
{
    /// <summary>The changes.</summary>
    [Id(0)]
    public List<Change> Changes { get; set; } = [];
}
