using System.ComponentModel;
using Oig.Contracts.Boxes;

namespace Oig.Api.Tools.BasicData;

/// <summary>Energies of a period, in kWh.</summary>
internal sealed record EnergySection
{
    [Description("Local day of the box's last contact, up to which was counted. When it lies before the period, or is null because nobody knows it, the energies are null: the counters shown are those of another day.")]
    public DateOnly? Date { get; init; }

    public DataPoint? Produced { get; init; }

    public DataPoint? Imported { get; init; }

    public DataPoint? Exported { get; init; }

    public DataPoint? BackedUpLoad { get; init; }

    public DataPoint? SelfConsumption { get; init; }

    public DataPoint? SelfSufficiency { get; init; }

    public static EnergySection Of(Energies energies, string period) => new()
    {
        Date = energies.Day,
        Produced = Energy(energies, energies.Produced, $"Produced by the panels {period}"),
        Imported = Energy(energies, energies.Imported, $"Bought from the grid {period}"),
        Exported = Energy(energies, energies.Exported, $"Sold to the grid {period}"),
        BackedUpLoad = Energy(energies, energies.BackedUpLoad, $"Delivered to the backed-up output {period}, which is not the whole house"),
        SelfConsumption = DataPoint.Of(energies.SelfConsumption * 100, 0, "%", "Share of the production that was not sold"),
        SelfSufficiency = DataPoint.Of(energies.SelfSufficiency * 100, 0, "%", "Share of the backed-up load that was not bought, at least"),
    };

    // The portal counts a day in Wh and a month or year in kWh; a reader should not have to know.
    private static DataPoint Energy(Energies period, double? energy, string description) =>
        DataPoint.KilowattHours(period.Unit == EnergyUnit.WattHours ? energy : energy * 1000, description);
}
