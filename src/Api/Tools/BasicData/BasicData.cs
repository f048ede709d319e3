using System.ComponentModel;
using Oig.Contracts;
using Oig.Contracts.Boxes;

namespace Oig.Api.Tools.BasicData;

/// <summary>Live readings of one box: the predecessor's three sections as they were, and the rest of what the portal tells.</summary>
internal sealed record BasicData
{
    [Description("Power from the panels.")]
    public SolarSection? SolarProduction { get; init; }

    [Description("Charge and power of the battery.")]
    public BatterySection? Battery { get; init; }

    [Description("Load of the house.")]
    public HouseholdSection? Household { get; init; }

    [Description("Power from and to the grid.")]
    public GridSection? Grid { get; init; }

    [Description("Load by phase.")]
    public LoadSection? Load { get; init; }

    [Description("The panels beyond their present power.")]
    public PanelsSection? Solar { get; init; }

    [Description("Energies since local midnight.")]
    public EnergySection? EnergyToday { get; init; }

    [Description("Energies of this calendar month.")]
    public EnergySection? EnergyMonth { get; init; }

    [Description("Energies of this calendar year.")]
    public EnergySection? EnergyYear { get; init; }

    [Description("Water heater; null when none is fitted.")]
    public HeaterSection? Heater { get; init; }

    [Description("Climate in the battery's cabinet.")]
    public CabinetSection? Cabinet { get; init; }

    [Description("The box: number, modes, export, battery, limits, and how good the values are.")]
    public BoxSection? Box { get; init; }

    [Description("When this server read the values from the portal, ISO 8601 with offset.")]
    public DateTimeOffset MeasuredAt { get; init; }

    [Description("Seconds since then.")]
    public long AgeSeconds { get; init; }

    [Description("True when the box last called the cloud over 10 minutes ago and is probably offline; null when unknown.")]
    public bool? Stale { get; init; }

    public static BasicData Of(Box read, DateTimeOffset readAt, DateTimeOffset now)
    {
        // What was read a moment ago may be of yesterday by now.
        var box = read.AsOf(now);
        var powers = box.Powers;
        return new()
        {
            SolarProduction = SolarSection.Of(powers),
            Battery = BatterySection.Of(box),
            Household = HouseholdSection.Of(box),
            Grid = GridSection.Of(box.Grid, powers),
            Load = LoadSection.Of(box.Household),
            Solar = PanelsSection.Of(box.Solar),
            EnergyToday = EnergySection.Of(box.Today, EnergyWords.Today),
            EnergyMonth = EnergySection.Of(box.Month, EnergyWords.Month),
            EnergyYear = EnergySection.Of(box.Year, EnergyWords.Year),
            Heater = box.Heater is { } heater ? HeaterSection.Of(heater, PragueTime.Clock(readAt)) : null,
            Cabinet = CabinetSection.Of(box.Cabinet),
            Box = BoxSection.Of(box, now),
            MeasuredAt = readAt,
            AgeSeconds = Age.Seconds(readAt, now),
            Stale = box.IsStale(now),
        };
    }
}
