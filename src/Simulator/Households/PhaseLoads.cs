namespace Oig.Simulator.Households;

/// <summary>Power drawn at the backed-up output on each phase, W.</summary>
internal readonly record struct PhaseLoads(double R, double S, double T)
{
    private const int MealMatter = 10;
    private const int BaseMatter = 11;
    private const int KettleMatter = 12;
    private const long KettleTicks = 5 * TimeSpan.TicksPerMinute;

    private static readonly double[] UsualMeals =
        [.. Minutes.OfADay.Select(time => time.TotalHours).Select(hour => Bump(hour, 7, 0.9) * 600 + Bump(hour, 12.3, 0.7) * 400 + Bump(hour, 19, 1.6) * 1_000)];

    public double Total => R + S + T;

    /// <summary>What the household uses at that time of day, without the water heater.</summary>
    public static PhaseLoads Of(HouseSettings house, DateTime utc)
    {
        var local = PragueClock.Local(utc);
        var hour = local.TimeOfDay.TotalHours;
        var standing = 160 + 140 * Noise.Smooth(house.Seed, BaseMatter, utc, 15);
        var meals = UsualMeals[Minutes.Index(local)] * (0.6 + 0.8 * Noise.Smooth(house.Seed, MealMatter, utc, 30));
        var kettle = hour is > 6 and < 22 && Noise.At(house.Seed, KettleMatter, utc.Ticks / KettleTicks) > 0.98 ? 1_900 : 0;
        return house.SinglePhase
            ? new PhaseLoads(standing + meals + kettle, 0, 0)
            : new PhaseLoads(standing * 0.4 + meals * 0.2 + kettle, standing * 0.35 + meals * 0.3, standing * 0.25 + meals * 0.5);
    }

    public PhaseLoads Plus(double heater) => this with { R = R + heater };

    private static double Bump(double hour, double centre, double width) => Math.Exp(-Math.Pow((hour - centre) / width, 2));
}

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
