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
