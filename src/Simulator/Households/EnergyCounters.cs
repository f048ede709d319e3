namespace Oig.Simulator.Households;

/// <summary>Energies summed up over a day, month or year, Wh.</summary>
internal readonly record struct EnergyCounters(
    double Imported, double Exported, double Produced, double Used, double Heated, double Charged, double Discharged)
{
    public EnergyCounters Plus(PowerFlow flow, double hours) => new(
        Imported + Math.Max(0, flow.Grid) * hours,
        Exported + Math.Max(0, -flow.Grid) * hours,
        Produced + flow.Solar * hours,
        Used + flow.Load.Total * hours,
        Heated + flow.Heater * hours,
        Charged + Math.Max(0, flow.Battery) * hours,
        Discharged + Math.Max(0, -flow.Battery) * hours);
}
