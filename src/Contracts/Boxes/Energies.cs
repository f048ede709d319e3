namespace Oig.Contracts.Boxes;

/// <summary>Energies of one period, all in <see cref="Unit"/>: Wh for a day, kWh for a month or a year.</summary>
[GenerateSerializer, Immutable, Alias("oig.energies")]
public sealed record Energies
{
    /// <summary>Unit of every energy in this record.</summary>
    [Id(0)]
    public EnergyUnit Unit { get; init; }

    /// <summary>
    /// Produced by the panels (<c>dc_in.fv_ad</c>, <c>fv_am</c>, <c>fv_ay</c>); null when missing. May drop by a little during a day.
    /// </summary>
    [Id(1)]
    public double? Produced { get; init; }

    /// <summary>Imported from the grid (<c>ac_in.ac_ad</c>, <c>ac_am</c>, <c>ac_ay</c>); null when missing.</summary>
    [Id(2)]
    public double? Imported { get; init; }

    /// <summary>Exported to the grid (<c>ac_in.ac_pd</c>, <c>ac_pm</c>, <c>ac_py</c>); null when missing.</summary>
    [Id(3)]
    public double? Exported { get; init; }

    /// <summary>
    /// Delivered to the backed-up output, which is not the whole house (<c>ac_out.en_day</c>; month and year only on old payloads);
    /// null when missing.
    /// </summary>
    [Id(4)]
    public double? BackedUpLoad { get; init; }

    /// <summary>Period that is counted.</summary>
    [Id(5)]
    public EnergyPeriod Period { get; init; }

    /// <summary>
    /// Local day until which was counted: that of the box's last contact, since the portal shows the old day's counters until the box
    /// calls again; null when the day is unknown, and then no energy is told.
    /// </summary>
    [Id(6)]
    public DateOnly? Day { get; init; }

    /// <summary>
    /// Share of the production that was not exported, 0 to 1; null when an input is missing or nothing was produced. Too low if the
    /// battery exported earlier energy.
    /// </summary>
    public double? SelfConsumption => Produced > 0 ? Share(1 - Exported / Produced) : null;

    /// <summary>
    /// Share of the load that was not imported, 0 to 1, counted against the backed-up part only; null when an input is missing or there was
    /// no load. Imports for grid charging and for the rest of the house count too, so the true share of the house is at least this.
    /// </summary>
    public double? SelfSufficiency => BackedUpLoad > 0 ? Share(1 - Imported / BackedUpLoad) : null;

    /// <summary>The same if <see cref="Day"/> lies in the day, month or year of that moment, else without energies.</summary>
    public Energies AsOf(DateTimeOffset now) =>
        IsSamePeriod(PragueTime.Today(now)) ? this : this with { Produced = null, Imported = null, Exported = null, BackedUpLoad = null };

    private bool IsSamePeriod(DateOnly today) => Day is { } day && Period switch
    {
        EnergyPeriod.Day => day == today,
        EnergyPeriod.Month => (day.Year, day.Month) == (today.Year, today.Month),
        _ => day.Year == today.Year,
    };

    private static double? Share(double? share) => share is { } known ? Math.Clamp(known, 0, 1) : null;
}

/// <summary>Unit of the figures in <see cref="Energies"/>: the portal counts days in Wh, months and years in kWh.</summary>
[GenerateSerializer, Alias("oig.energy-unit")]
public enum EnergyUnit
{
    /// <summary>Watt-hours.</summary>
    WattHours,

    /// <summary>Kilowatt-hours.</summary>
    KilowattHours,
}

/// <summary>What a counter counts.</summary>
[GenerateSerializer, Alias("oig.energy-period")]
public enum EnergyPeriod
{
    /// <summary>Since local midnight.</summary>
    Day,

    /// <summary>Since the first of the month.</summary>
    Month,

    /// <summary>Since the first of January.</summary>
    Year,
}
