using Oig.Simulator.Households;

namespace Oig.Simulator;

/// <summary>The energies of one day, Wh, as the household's own model counts them.</summary>
/// <param name="Day">Prague day.</param>
/// <param name="Produced">By the panels.</param>
/// <param name="Imported">Bought from the grid.</param>
/// <param name="Exported">Sold to the grid.</param>
/// <param name="BackedUpLoad">Delivered to the backed-up output.</param>
/// <param name="Charged">Into the battery.</param>
/// <param name="Discharged">Out of the battery.</param>
public sealed record EnergyBook(
    DateOnly Day, double Produced, double Imported, double Exported, double BackedUpLoad, double Charged, double Discharged)
{
    internal static EnergyBook Of(HouseState end) => new(
        end.Day, end.Today.Produced, end.Today.Imported, end.Today.Exported, end.Today.Used, end.Today.Charged, end.Today.Discharged);
}
