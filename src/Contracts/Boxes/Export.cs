namespace Oig.Contracts.Boxes;

/// <summary>
/// Delivery into the grid: the state that three settings add up to, and these settings as they are, since sources read them
/// differently.
/// </summary>
[GenerateSerializer, Immutable, Alias("oig.export")]
public sealed record Export
{
    private const double NoCap = 10_000;

    /// <summary>W; a box that does not export still lets so much slip for a moment when a load goes off.</summary>
    private const double Slip = 200;

    /// <summary>Product line, which decides how the settings are read.</summary>
    [Id(0)]
    public BoxKind Kind { get; init; }

    /// <summary>Export switch (<c>invertor_prms.to_grid</c>); null when missing.</summary>
    [Id(1)]
    public int? ToGrid { get; init; }

    /// <summary>Export cap, W, no cap from 10,000 up (<c>invertor_prm1.p_max_feed_grid</c>); null when missing.</summary>
    [Id(2)]
    public double? MaximumFeed { get; init; }

    /// <summary>Crisis-control relay indication, 0 to 100 (<c>box_prms.crct</c>); null when missing.</summary>
    [Id(3)]
    public int? CrisisControl { get; init; }

    /// <summary>That indication enabled (<c>box_prms.crcte</c>), which one client reads as "export enabled"; null when missing.</summary>
    [Id(4)]
    public int? CrisisControlEnabled { get; init; }

    /// <summary>Power that flows out at the moment, W (<see cref="Readings.GridExport"/>); null when unknown.</summary>
    [Id(5)]
    public double? Measured { get; init; }

    /// <summary>The state; unknown when the settings do not tell or what is measured contradicts them.</summary>
    public ExportState State => ContradictedByMeasurement ? ExportState.Unknown : StateBySettings;

    /// <summary>The state that the settings alone add up to.</summary>
    public ExportState StateBySettings => Kind == BoxKind.Queen ? QueenState : KingState;

    /// <summary>
    /// True when more flows out than the settings allow: they do not tell the state on every model (a Queen that the portal does not
    /// mark, a King with <c>crcte</c> 0).
    /// </summary>
    public bool ContradictedByMeasurement => StateBySettings switch
    {
        ExportState.Off => Measured > Slip,
        ExportState.Limited => Measured > MaximumFeed + Slip,
        _ => false,
    };

    /// <summary>The cap, W; null unless <see cref="State"/> is limited.</summary>
    public double? Limit => State == ExportState.Limited ? MaximumFeed : null;

    private ExportState KingState => (CrisisControlEnabled ?? CrisisControl, ToGrid, MaximumFeed) switch
    {
        (0, _, _) => ExportState.Off,
        (_, 0, _) => ExportState.Off,
        (_, 1, >= NoCap) => ExportState.On,
        (_, 1, >= 0) => ExportState.Limited,
        _ => ExportState.Unknown,
    };

    private ExportState QueenState => (ToGrid, MaximumFeed) switch
    {
        (0, 0) => ExportState.Off,
        (0, > 0) => ExportState.Limited,
        (1, _) => ExportState.On,
        _ => ExportState.Unknown,
    };
}

/// <summary>Whether the box may deliver into the grid.</summary>
[GenerateSerializer, Alias("oig.export-state")]
public enum ExportState
{
    /// <summary>Settings missing, of unknown meaning, or contradicted by what is measured.</summary>
    Unknown,

    /// <summary>No delivery.</summary>
    Off,

    /// <summary>Delivery without a cap.</summary>
    On,

    /// <summary>Delivery up to a cap.</summary>
    Limited,
}
