using System.ComponentModel;
using Oig.Contracts.Boxes;

namespace Oig.Api.Tools.BasicData;

/// <summary>The grid connection.</summary>
internal sealed record GridSection
{
    [Description("False in an outage; null when unknown.")]
    public bool? Available { get; init; }

    [Description("Phases without voltage while others have one.")]
    public int[] LostPhases { get; init; } = [];

    public DataPoint? PowerFlow { get; init; }

    public DataPoint? Import { get; init; }

    public DataPoint? Export { get; init; }

    public DataPoint? ImportByPhase { get; init; }

    public DataPoint? ExportByPhase { get; init; }

    public DataPoint? PhaseL1 { get; init; }

    public DataPoint? PhaseL2 { get; init; }

    public DataPoint? PhaseL3 { get; init; }

    public DataPoint? VoltageL1 { get; init; }

    public DataPoint? VoltageL2 { get; init; }

    public DataPoint? VoltageL3 { get; init; }

    public DataPoint? Current { get; init; }

    public DataPoint? Frequency { get; init; }

    public static GridSection Of(Grid grid, Readings powers) => new()
    {
        Available = grid.IsAvailable,
        LostPhases = [.. grid.LostPhases],
        PowerFlow = DataPoint.Kilowatts(powers.Grid.Total, "Grid power: plus = import, minus = export"),
        Import = DataPoint.Kilowatts(powers.GridImport, "Power bought from the grid"),
        Export = DataPoint.Kilowatts(powers.GridExport, "Power sold to the grid"),
        ImportByPhase = DataPoint.Kilowatts(powers.GridImportByPhase, "Power bought as a meter sees it that counts each phase for itself"),
        ExportByPhase = DataPoint.Kilowatts(powers.GridExportByPhase, "Power sold as a meter sees it that counts each phase for itself"),
        PhaseL1 = DataPoint.Kilowatts(powers.Grid.L1, "Grid power of phase L1: plus = import"),
        PhaseL2 = DataPoint.Kilowatts(powers.Grid.L2, "Grid power of phase L2: plus = import"),
        PhaseL3 = DataPoint.Kilowatts(powers.Grid.L3, "Grid power of phase L3: plus = import"),
        VoltageL1 = DataPoint.Of(grid.Voltage.L1, 1, "V", "Voltage of phase L1"),
        VoltageL2 = DataPoint.Of(grid.Voltage.L2, 1, "V", "Voltage of phase L2"),
        VoltageL3 = DataPoint.Of(grid.Voltage.L3, 1, "V", "Voltage of phase L3"),
        Current = DataPoint.Of(grid.Current, 1, "A", "Grid current of a single-phase box"),
        Frequency = DataPoint.Of(grid.Frequency, 2, "Hz", "Frequency of the grid"),
    };
}

/// <summary>The load by phase, from the 5-minute values.</summary>
internal sealed record LoadSection
{
    [Description("About 3.3 kW is what a phase of the backed-up output carries; an overload ends in bypass.")]
    public DataPoint? BackedUpL1 { get; init; }

    public DataPoint? BackedUpL2 { get; init; }

    public DataPoint? BackedUpL3 { get; init; }

    [Description("The part of the house that is dark in an outage; 0 where it is not metered.")]
    public DataPoint? NotBackedUpL1 { get; init; }

    public DataPoint? NotBackedUpL2 { get; init; }

    public DataPoint? NotBackedUpL3 { get; init; }

    public DataPoint? Current { get; init; }

    public static LoadSection Of(Household house) => new()
    {
        BackedUpL1 = DataPoint.Kilowatts(house.BackedUp.L1, "Load of the backed-up output on L1, 5-minute value"),
        BackedUpL2 = DataPoint.Kilowatts(house.BackedUp.L2, "Load of the backed-up output on L2, 5-minute value"),
        BackedUpL3 = DataPoint.Kilowatts(house.BackedUp.L3, "Load of the backed-up output on L3, 5-minute value"),
        NotBackedUpL1 = DataPoint.Kilowatts(house.NotBackedUp.L1, "Load that is not backed up on L1, 5-minute value"),
        NotBackedUpL2 = DataPoint.Kilowatts(house.NotBackedUp.L2, "Load that is not backed up on L2, 5-minute value"),
        NotBackedUpL3 = DataPoint.Kilowatts(house.NotBackedUp.L3, "Load that is not backed up on L3, 5-minute value"),
        Current = DataPoint.Of(house.Current, 1, "A", "Output current of a single-phase box"),
    };
}

/// <summary>The panels beyond their present power.</summary>
internal sealed record PanelsSection
{
    public DataPoint? PercentOfInstalled { get; init; }

    [Description("Only single-phase boxes tell it.")]
    public DataPoint? YieldYesterday { get; init; }

    public DataPoint? HighestPowerToday { get; init; }

    public DataPoint? HighestPowerYesterday { get; init; }

    public static PanelsSection Of(Solar solar) => new()
    {
        PercentOfInstalled = DataPoint.Of(solar.PercentOfInstalled, 0, "%", "Solar power in percent of the installed one, 5-minute value"),
        YieldYesterday = DataPoint.KilowattHours(solar.YieldYesterday, "Produced yesterday"),
        HighestPowerToday = DataPoint.Kilowatts(solar.HighestPowerToday, "Highest solar power today"),
        HighestPowerYesterday = DataPoint.Kilowatts(solar.HighestPowerYesterday, "Highest solar power yesterday"),
    };
}

/// <summary>Climate in the cabinet.</summary>
internal sealed record CabinetSection
{
    public DataPoint? Temperature { get; init; }

    public DataPoint? Humidity { get; init; }

    public static CabinetSection Of(Cabinet cabinet) => new()
    {
        Temperature = DataPoint.Of(cabinet.Temperature, 1, "°C", "Temperature in the cabinet"),
        Humidity = DataPoint.Of(cabinet.Humidity, 1, "%", "Relative humidity in the cabinet"),
    };
}
