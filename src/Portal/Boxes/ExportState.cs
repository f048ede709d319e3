namespace Oig.Portal.Boxes;

/// <summary>Whether the box may deliver into the grid.</summary>
[GenerateSerializer, Alias("oig.export-state")]
public enum ExportState
{
    /// <summary>Settings missing or of unknown meaning.</summary>
    Unknown,

    /// <summary>No delivery.</summary>
    Off,

    /// <summary>Delivery without a cap.</summary>
    On,

    /// <summary>Delivery up to a cap.</summary>
    Limited,
}
