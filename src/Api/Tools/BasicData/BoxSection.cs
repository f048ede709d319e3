using System.ComponentModel;
using Oig.Contracts;
using Oig.Contracts.Boxes;

namespace Oig.Api.Tools.BasicData;

/// <summary>The box itself.</summary>
internal sealed record BoxSection
{
    [Description("Number of the box; other tools take it as box_id.")]
    public string? Id { get; init; }

    [Description("'king' or 'queen': product lines that spell their export settings differently.")]
    public string? Kind { get; init; }

    [Description("The vendor's number of the model.")]
    public int? Model { get; init; }

    [Description("1 or 3; null when the values do not tell.")]
    public int? Phases { get; init; }

    [Description("Box mode such as 'Home 1'; 'unknown (N)' for a number without a name; null when missing.")]
    public string? Mode { get; init; }

    [Description("Supplementary mode Home 5; null when unknown.")]
    public bool? Home5 { get; init; }

    [Description("Supplementary mode Home 6; null when unknown.")]
    public bool? Home6 { get; init; }

    [Description("True when a third party (aggregator) steers the box, so that settings made here have no effect; null when unknown.")]
    public bool? SteeredByAggregator { get; init; }

    [Description("Delivery into the grid: 'off', 'on', 'limited' or 'unknown', also when what is measured contradicts the settings.")]
    public string? ExportState { get; init; }

    public DataPoint? ExportLimit { get; init; }

    public ExportSettings? ExportSettings { get; init; }

    [Description("'charging', 'discharging', 'idle', or null when unknown.")]
    public string? BatteryActivity { get; init; }

    public DataPoint? BatteryCapacity { get; init; }

    public DataPoint? BatteryStored { get; init; }

    public DataPoint? BatteryUsable { get; init; }

    public DataPoint? BatteryTimeToFull { get; init; }

    public DataPoint? BatteryTimeToEmpty { get; init; }

    [Description("True while the cells are balanced; null when unknown.")]
    public bool? BatteryBalancing { get; init; }

    [Description("True when the battery is charged from the grid in the HDO windows; null when unknown.")]
    public bool? ChargesInHdoWindows { get; init; }

    [Description("The battery's HDO windows in use, local time, as far as the portal's numbers are times.")]
    public string[] HdoWindows { get; init; } = [];

    public DataPoint? MinimumCharge { get; init; }

    public DataPoint? MinimumChargeInBackup { get; init; }

    public DataPoint? GridChargingTarget { get; init; }

    public DataPoint? InstalledSolarPower { get; init; }

    [Description("False when the owner has not switched on live data in the vendor's app (Nastavení → Přístup k datům → Živá data): powers are then up to 5 minutes old and some are missing.")]
    public bool LiveData { get; init; }

    [Description("Powers of this reply that are up to 5 minutes old, by their dotted names.")]
    public string[] Coarse { get; init; } = [];

    [Description("What the portal sent and cannot be so: left out, or replaced by the 5-minute value. Nothing is computed from it.")]
    public SuspectValue[] Suspect { get; init; } = [];

    [Description("Last contact of the box with the cloud, ISO 8601 with offset; null when unknown.")]
    public DateTimeOffset? LastContact { get; init; }

    public static BoxSection Of(Box box, DateTimeOffset now) => new()
    {
        Id = box.Id.ToString(),
        Kind = box.Kind.Name(),
        Model = box.Device.Model,
        Phases = box.SinglePhase switch { true => 1, false => 3, null => null },
        Mode = Words.Of(box.Modes),
        Home5 = box.Modes.Home5,
        Home6 = box.Modes.Home6,
        SteeredByAggregator = box.Modes.Aggregator,
        ExportState = box.Export.State.Name(),
        ExportLimit = DataPoint.Kilowatts(box.Export.Limit, "Most that is sold to the grid; null without a limit"),
        ExportSettings = ExportSettings.Of(box.Export),
        BatteryActivity = box.Battery.Activity is { } activity ? activity.Name() : null,
        BatteryCapacity = DataPoint.KilowattHours(box.Battery.Capacity, "Installed battery capacity"),
        BatteryStored = DataPoint.KilowattHours(box.Battery.Stored, "Energy in the battery"),
        BatteryUsable = DataPoint.KilowattHours(box.Battery.Usable, "Energy above the minimum charge"),
        BatteryTimeToFull = Hours(Lasting(box, now)?.TimeToFull, "Time to full at the present power, at most 24"),
        BatteryTimeToEmpty = Hours(Lasting(box, now)?.TimeToEmpty, "Time to the minimum charge at the present power, at most 24"),
        BatteryBalancing = box.Battery.Balancing,
        ChargesInHdoWindows = box.Battery.ChargesInHdoWindows,
        HdoWindows = Words.Of(box.Battery.HdoWindows),
        MinimumCharge = DataPoint.Of(box.Battery.Minimum, 0, "%", "Lowest charge in normal operation"),
        MinimumChargeInBackup = DataPoint.Of(box.Battery.BackupMinimum, 0, "%", "Lowest charge in backup"),
        GridChargingTarget = DataPoint.Of(box.Battery.ChargingTarget, 0, "%", "Charge at which charging from the grid ends"),
        InstalledSolarPower = DataPoint.Kilowatts(box.Solar.InstalledPower, "Installed solar power (peak)"),
        LiveData = box.LiveData,
        Coarse = [.. box.Coarse],
        Suspect = [.. box.Faults.Select(SuspectValue.Of)],
        LastContact = box.Device.LastContact,
    };

    // "At the present power" is nothing to say of a box that has been silent for a while.
    private static Battery? Lasting(Box box, DateTimeOffset now) => box.IsStale(now) == true ? null : box.Battery;

    private static DataPoint Hours(TimeSpan? time, string description) => DataPoint.Of(time?.TotalHours, 1, "h", description);
}

/// <summary>The raw settings behind the export state: sources read them differently, so they can be checked.</summary>
internal sealed record ExportSettings
{
    [Description("Portal field to_grid.")]
    public int? ToGrid { get; init; }

    [Description("Portal field p_max_feed_grid, W.")]
    public double? MaxFeedWatts { get; init; }

    [Description("Portal field crcte, or crct where it is missing.")]
    public int? CrisisControl { get; init; }

    [Description("What the settings alone say: 'off', 'on', 'limited' or 'unknown'.")]
    public string? StateBySettings { get; init; }

    [Description("True when more power flows out than the settings allow.")]
    public bool ContradictedByMeasurement { get; init; }

    public static ExportSettings Of(Export export) => new()
    {
        ToGrid = export.ToGrid,
        MaxFeedWatts = export.MaximumFeed,
        CrisisControl = export.CrisisControlEnabled ?? export.CrisisControl,
        StateBySettings = export.StateBySettings.Name(),
        ContradictedByMeasurement = export.ContradictedByMeasurement,
    };
}

/// <summary>A value that cannot be so.</summary>
internal sealed record SuspectValue
{
    [Description("Dotted name in this reply.")]
    public string Value { get; init; } = "";

    [Description("The portal's table and field.")]
    public string Field { get; init; } = "";

    [Description("'not_a_number', 'out_of_range', 'contradicted' (by another value) or 'below_shorter_period' (a year below its month).")]
    public string Reason { get; init; } = "";

    public static SuspectValue Of(Fault fault) => new() { Value = fault.Value, Field = fault.Field, Reason = fault.Reason.Name() };
}
