namespace Oig.Simulator.Households;

/// <summary>One step of a household: sun and load are given, the mode decides about the battery, the grid balances.</summary>
internal static class EnergyModel
{
    private const double StandingLoss = 60;
    private const double RelativeLoss = 0.015;
    private const double SurplusCharge = 0.9;

    /// <summary>The state after the step; at midnight its counters are still those of the day that ends.</summary>
    public static HouseState Step(HouseSettings house, HouseState state, TimeSpan step)
    {
        var hours = step.TotalHours;
        var charging = house.ChargeOrder > state.FulfilledOrder;
        var target = house.CapacityWh * house.GridChargeTarget / 100.0;
        var flow = Flow(house, state.At, state.StoredWh, hours, charging, target);
        var stored = Math.Min(house.CapacityWh, BatteryLimits.Stored(state.StoredWh, flow.Battery, hours));
        return state with
        {
            At = state.At + step,
            StoredWh = stored,
            Flow = flow,
            Today = state.Today.Plus(flow, hours),
            Month = state.Month.Plus(flow, hours),
            Year = state.Year.Plus(flow, hours),
            PeakToday = Math.Max(state.PeakToday, flow.Solar),
            FulfilledOrder = stored >= target ? house.ChargeOrder : state.FulfilledOrder,
        };
    }

    private static PowerFlow Flow(HouseSettings house, DateTime at, double storedWh, double hours, bool charging, double target)
    {
        var solar = house.PeakWatts * Sun.Share(at);
        var load = PhaseLoads.Of(house, at);
        var heater = Heater(house, solar - load.Total, storedWh);
        load = load.Plus(heater);
        var demand = load.Total + StandingLoss + RelativeLoss * solar;
        var limits = BatteryLimits.Of(house, storedWh, hours);
        var battery = BoxModes.Battery(house.Mode, solar, demand, limits, storedWh < target, charging);
        var grid = demand + RelativeLoss * Math.Abs(battery) + battery - solar;
        var curtailed = Math.Max(0, -grid - house.ExportCap);
        return new PowerFlow(solar - curtailed, load, heater, battery, grid + curtailed);
    }

    /// <summary>By hand the heater is on; by itself it takes what the sun gives too much once the battery is nearly full.</summary>
    private static double Heater(HouseSettings house, double surplus, double storedWh) =>
        house.HeaterManual || (surplus > house.HeaterWatts && storedWh > SurplusCharge * house.CapacityWh) ? house.HeaterWatts : 0;
}
