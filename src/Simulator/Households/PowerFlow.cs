namespace Oig.Simulator.Households;

/// <summary>Powers at one moment, W. Battery: positive = charging. Grid: positive = import.</summary>
internal readonly record struct PowerFlow(double Solar, PhaseLoads Load, double Heater, double Battery, double Grid)
{
    /// <summary>The inverter feeds all phases alike, the loads are not alike: the grid levels each phase.</summary>
    public PhaseLoads GridPhases(bool singlePhase)
    {
        if (singlePhase)
            return new PhaseLoads(Grid, 0, 0);
        var fed = (Load.Total - Grid) / 3;
        return new PhaseLoads(Load.R - fed, Load.S - fed, Load.T - fed);
    }
}
