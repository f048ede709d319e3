using System.ComponentModel;
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

    [Description("The box: number, modes, export, capacity, limits.")]
    public BoxSection? Box { get; init; }

    [Description("When this server read the values from the portal, ISO 8601 with offset.")]
    public DateTimeOffset MeasuredAt { get; init; }

    [Description("Seconds since then.")]
    public long AgeSeconds { get; init; }

    [Description("True when the box last called the cloud over 10 minutes ago and is probably offline; null when unknown.")]
    public bool? Stale { get; init; }

    public static BasicData Of(Box box, DateTimeOffset readAt, DateTimeOffset now) => new()
    {
        SolarProduction = SolarSection.Of(box),
        Battery = BatterySection.Of(box),
        Household = HouseholdSection.Of(box),
        Grid = GridSection.Of(box),
        EnergyToday = EnergySection.Of(box.Today, "today"),
        EnergyMonth = EnergySection.Of(box.Month, "this month"),
        EnergyYear = EnergySection.Of(box.Year, "this year"),
        Heater = box.Heater is { } heater ? HeaterSection.Of(heater) : null,
        Cabinet = CabinetSection.Of(box.Cabinet),
        Box = BoxSection.Of(box),
        MeasuredAt = readAt,
        AgeSeconds = Age.Seconds(readAt, now),
        Stale = box.IsStale(now),
    };
}
