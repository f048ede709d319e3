namespace Oig.Simulator.Households;

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
