namespace Oig.Contracts.Boxes;

/// <summary>
/// Powers of one moment, all from one source: the portal's fast table <c>actual</c>, or its 5-minute tables. They are never mixed,
/// so sums and balances hold.
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
    /// Solar power of string 2, W (<c>fv_p2</c>); null when missing and on single-phase boxes, which put another value there.
    /// </summary>
    [Id(2)]
    public double? SolarString2 { get; init; }

    /// <summary>
    /// Solar power of all strings, W; null when one is missing or when the number of phases is unknown, see
    /// <see cref="Box.SinglePhase"/>.
    /// </summary>
    [Id(3)]
    public double? Solar { get; init; }

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

    /// <summary>Import over all phases taken together, W, never negative; null when a phase is missing.</summary>
    public double? GridImport => Flow.Positive(Grid.Total);

    /// <summary>Export over all phases taken together, W, never negative; null when a phase is missing.</summary>
    public double? GridExport => Flow.Negative(Grid.Total);

    /// <summary>Import as a meter that counts each phase for itself sees it, W; null when a phase is missing.</summary>
    public double? GridImportByPhase => Grid.Select(Flow.Positive).Total;

    /// <summary>Export as a meter that counts each phase for itself sees it, W; null when a phase is missing.</summary>
    public double? GridExportByPhase => Grid.Select(Flow.Negative).Total;

    /// <summary>Power into the battery, W, never negative; null when missing.</summary>
    public double? BatteryCharging => Flow.Positive(Battery);

    /// <summary>Power out of the battery, W, never negative; null when missing.</summary>
    public double? BatteryDischarging => Flow.Negative(Battery);

    /// <summary>
    /// What solar and grid deliver beyond battery and backed-up load, W: conversion loss plus load that is not backed up; null when
    /// an input is missing.
    /// </summary>
    public double? Residual => Solar + Grid.Total - Battery - BackedUpLoad;
}
