using System.Collections.Immutable;

namespace Oig.Contracts.Boxes;

/// <summary>
/// Powers: of the portal's fast table <c>actual</c>, of its 5-minute tables, or the best of both (<see cref="Box.Powers"/>).
/// </summary>
[GenerateSerializer, Immutable, Alias("oig.readings")]
public sealed record Readings
{
    /// <summary>Grid power, W, plus = import, minus = export (<c>aci_wr</c>, <c>aci_ws</c>, <c>aci_wt</c>).</summary>
    [Id(0)]
    public required Phases Grid { get; init; }

    /// <summary>Solar power of string 1, W (<c>fv_p1</c>); null when missing.</summary>
    [Id(1)]
    public double? SolarString1 { get; init; }

    /// <summary>
    /// Solar power of string 2, W (<c>fv_p2</c>); null when missing, and where the field may be yesterday's yield: on single-phase boxes,
    /// and as long as the number of phases is unknown.
    /// </summary>
    [Id(2)]
    public double? SolarString2 { get; init; }

    /// <summary>
    /// Battery power, W, plus = charging, minus = discharging (<c>bat_p</c>); null when missing, always so in the 5-minute tables of
    /// today.
    /// </summary>
    [Id(4)]
    public double? Battery { get; init; }

    /// <summary>Load behind the backed-up output, W (<c>aco_p</c>); null when missing.</summary>
    [Id(5)]
    public double? BackedUpLoad { get; init; }

    /// <summary>State of charge of the same moment, % (<c>bat_c</c>); null when missing.</summary>
    [Id(6)]
    public double? StateOfCharge { get; init; }

    /// <summary>Solar power of all strings, W; null when one is missing.</summary>
    public double? Solar => Grid.IsSinglePhase ? SolarString1 : SolarString1 + SolarString2;

    /// <summary>Import over all phases taken together, W, never negative; null when a phase is missing.</summary>
    public double? GridImport => Flow.Positive(Grid.Total);

    /// <summary>Export over all phases taken together, W, never negative; null when a phase is missing.</summary>
    public double? GridExport => Flow.Negative(Grid.Total);

    /// <summary>Import as a meter that counts each phase for itself sees it, W; null when a phase is missing.</summary>
    public double? GridImportByPhase => Grid.Select(Flow.Positive).Total;

    /// <summary>Export as a meter that counts each phase for itself sees it, W; null when a phase is missing.</summary>
    public double? GridExportByPhase => Grid.Select(Flow.Negative).Total;

    internal static Readings Nothing { get; } = new() { Grid = new() };

    private IEnumerable<(string Name, double? Value)> Values =>
    [
        ("grid.phase_l1", Grid.L1), ("grid.phase_l2", Grid.L2), ("grid.phase_l3", Grid.L3), ("solar_production.string_1", SolarString1),
        ("solar_production.string_2", SolarString2), ("battery.power_flow", Battery), ("household.total_load", BackedUpLoad),
        ("battery.state_of_charge", StateOfCharge),
    ];

    /// <summary>Each value as it is here, or else as it is there.</summary>
    public Readings Or(Readings other) => new()
    {
        Grid = Grid.Or(other.Grid),
        SolarString1 = SolarString1 ?? other.SolarString1,
        SolarString2 = SolarString2 ?? other.SolarString2,
        Battery = Battery ?? other.Battery,
        BackedUpLoad = BackedUpLoad ?? other.BackedUpLoad,
        StateOfCharge = StateOfCharge ?? other.StateOfCharge,
    };

    /// <summary>Names of the values that are missing here and there in <paramref name="other"/>.</summary>
    internal ImmutableArray<string> FilledBy(Readings other) =>
        [.. Values.Zip(other.Values).Where(pair => pair.First.Value is null && pair.Second.Value is not null).Select(pair => pair.First.Name)];
}
