namespace Oig.Simulator.Households;

/// <summary>How each box mode uses the battery.</summary>
internal static class BoxModes
{
    private const int Home2 = 1;
    private const int Home3 = 2;
    private const int HomeUps = 3;
    private const double Sunshine = 100;
    private const double GridCharging = 2_800;

    /// <summary>
    /// Battery power, W, positive = charging. The demand is load and losses; an order fills the battery from the grid whatever the mode,
    /// as long as the charge is below its target.
    /// </summary>
    public static double Battery(int mode, double solar, double demand, BatteryLimits limits, bool belowTarget, bool ordered)
    {
        if (ordered || mode == HomeUps)
            return Math.Min(limits.Charge, belowTarget ? solar + GridCharging : solar);
        return (mode, solar > Sunshine) switch
        {
            (Home2, true) => Math.Clamp(solar - demand, 0, limits.Charge),
            (Home3, true) => Math.Min(solar, limits.Charge),
            _ => Math.Clamp(solar - demand, -limits.Discharge, limits.Charge),
        };
    }
}

/// <summary>How much power the battery can take or give for the coming step, W.</summary>
internal readonly record struct BatteryLimits(double Charge, double Discharge)
{
    /// <summary>Share of energy that survives the way in, and again the way out.</summary>
    public const double Efficiency = 0.97;

    private const double MostWatts = 5_000;

    public static BatteryLimits Of(HouseSettings house, double storedWh, double hours)
    {
        var rated = Math.Min(MostWatts, house.CapacityWh * 0.6);
        var room = Math.Max(0, house.CapacityWh - storedWh);
        var usable = Math.Max(0, storedWh - house.CapacityWh * house.MinimumCharge / 100.0);
        return new BatteryLimits(Math.Min(rated, room / Efficiency / hours), Math.Min(rated, usable * Efficiency / hours));
    }

    /// <summary>Energy in the battery after it ran at that power, Wh.</summary>
    public static double Stored(double storedWh, double watts, double hours) =>
        Math.Max(0, storedWh + watts * hours * (watts > 0 ? Efficiency : 1 / Efficiency));
}
