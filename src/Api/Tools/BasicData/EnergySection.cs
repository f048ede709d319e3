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

    public static EnergySection Of(Energies energies, EnergyWords words) => new()
    {
        Date = energies.Day,
        Produced = Energy(energies, energies.Produced, words.Produced),
        Imported = Energy(energies, energies.Imported, words.Imported),
        Exported = Energy(energies, energies.Exported, words.Exported),
        BackedUpLoad = Energy(energies, energies.BackedUpLoad, words.BackedUpLoad),
        SelfConsumption = DataPoint.Of(energies.SelfConsumption * 100, 0, "%", "Share of the production that was not sold"),
        SelfSufficiency = DataPoint.Of(energies.SelfSufficiency * 100, 0, "%", "Share of the backed-up load that was not bought, at least"),
    };

    // The portal counts a day in Wh and a month or year in kWh; a reader should not have to know.
    private static DataPoint Energy(Energies period, double? energy, string description) =>
        DataPoint.KilowattHours(period.Unit == EnergyUnit.WattHours ? energy : energy * 1000, description);
}

/// <summary>What the energies of a period are.</summary>
internal sealed class EnergyWords(string period)
{
    public static readonly EnergyWords Today = new("today"), Month = new("this month"), Year = new("this year");

    public string Produced { get; } = $"Produced by the panels {period}";

    public string Imported { get; } = $"Bought from the grid {period}";

    public string Exported { get; } = $"Sold to the grid {period}";

    public string BackedUpLoad { get; } = $"Delivered to the backed-up output {period}, which is not the whole house";
}
