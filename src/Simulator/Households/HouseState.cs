namespace Oig.Simulator.Households;

/// <summary>A household at one moment: a value, so that keeping an old one costs nothing but its bytes.</summary>
internal readonly record struct HouseState
{
    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }

    /// <summary>Prague date that the counters belong to.</summary>
    public required DateOnly Day { get; init; }

    public required double StoredWh { get; init; }

    public PowerFlow Flow { get; init; }

    public EnergyCounters Today { get; init; }

    public EnergyCounters Month { get; init; }

    public EnergyCounters Year { get; init; }

    /// <summary>Wh.</summary>
    public double ProducedYesterday { get; init; }

    /// <summary>Most solar power of the day, W.</summary>
    public double PeakToday { get; init; }

    public double PeakYesterday { get; init; }

    /// <summary>Newest order to charge from the grid that was fulfilled.</summary>
    public int FulfilledOrder { get; init; }

    /// <summary>The same household at another time with counters at zero, as if nobody had looked in between.</summary>
    public HouseState SkippedTo(DateTime at) => new()
    {
        At = at,
        Day = PragueClock.Date(at),
        StoredWh = StoredWh,
        FulfilledOrder = FulfilledOrder,
    };

    /// <summary>Starts new counters where a day, month or year of Prague has ended.</summary>
    public HouseState Rolled()
    {
        var day = PragueClock.Date(At);
        if (day == Day)
            return this;
        var sameYear = day.Year == Day.Year;
        return this with
        {
            Day = day,
            Today = default,
            Month = sameYear && day.Month == Day.Month ? Month : default,
            Year = sameYear ? Year : default,
            ProducedYesterday = Today.Produced,
            PeakYesterday = PeakToday,
            PeakToday = 0,
        };
    }
}

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
