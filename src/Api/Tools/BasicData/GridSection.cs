using Oig.Contracts.Boxes;

namespace Oig.Api.Tools.BasicData;

/// <summary>The grid connection.</summary>
internal sealed record GridSection
{
    public DataPoint? PowerFlow { get; init; }

    public DataPoint? Import { get; init; }

    public DataPoint? Export { get; init; }

    public DataPoint? PhaseL1 { get; init; }

    public DataPoint? PhaseL2 { get; init; }

    public DataPoint? PhaseL3 { get; init; }

    public DataPoint? VoltageL1 { get; init; }

    public DataPoint? VoltageL2 { get; init; }

    public DataPoint? VoltageL3 { get; init; }

    public DataPoint? Frequency { get; init; }

    public static GridSection Of(Box box) => new()
    {
        PowerFlow = DataPoint.Kilowatts(box.Powers.Grid.Total, "Grid power: plus = import, minus = export"),
        Import = DataPoint.Kilowatts(box.Powers.GridImport, "Power bought from the grid"),
        Export = DataPoint.Kilowatts(box.Powers.GridExport, "Power sold to the grid"),
        PhaseL1 = DataPoint.Kilowatts(box.Powers.Grid.L1, "Grid power of phase L1: plus = import"),
        PhaseL2 = DataPoint.Kilowatts(box.Powers.Grid.L2, "Grid power of phase L2: plus = import"),
        PhaseL3 = DataPoint.Kilowatts(box.Powers.Grid.L3, "Grid power of phase L3: plus = import"),
        VoltageL1 = DataPoint.Of(box.Grid.Voltage.L1, 1, "V", "Voltage of phase L1"),
        VoltageL2 = DataPoint.Of(box.Grid.Voltage.L2, 1, "V", "Voltage of phase L2"),
        VoltageL3 = DataPoint.Of(box.Grid.Voltage.L3, 1, "V", "Voltage of phase L3"),
        Frequency = DataPoint.Of(box.Grid.Frequency, 2, "Hz", "Frequency of the grid"),
    };
}
