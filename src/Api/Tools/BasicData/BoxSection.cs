using System.ComponentModel;
using System.Globalization;
using Oig.Contracts.Boxes;

namespace Oig.Api.Tools.BasicData;

/// <summary>The box itself.</summary>
internal sealed record BoxSection
{
    [Description("Number of the box; other tools take it as box_id.")]
    public string? Id { get; init; }

    [Description("'king' or 'queen': product lines that spell their export settings differently.")]
    public string? Kind { get; init; }

    [Description("Box mode such as 'Home 1'; 'unknown (N)' for a number without a name; null when missing.")]
    public string? Mode { get; init; }

    [Description("Supplementary mode Home 5; null when unknown.")]
    public bool? Home5 { get; init; }

    [Description("Supplementary mode Home 6; null when unknown.")]
    public bool? Home6 { get; init; }

    [Description("True when a third party (aggregator) steers the box, so that settings made here have no effect; null when unknown.")]
    public bool? SteeredByAggregator { get; init; }

    [Description("Delivery into the grid: 'off', 'on', 'limited' or 'unknown'.")]
    public string? ExportState { get; init; }

    public DataPoint? ExportLimit { get; init; }

    public ExportSettings? ExportSettings { get; init; }

    [Description("'charging', 'discharging', 'idle', or null when unknown.")]
    public string? BatteryActivity { get; init; }

    public DataPoint? BatteryCapacity { get; init; }

    public DataPoint? BatteryUsable { get; init; }

    public DataPoint? BatteryTimeToFull { get; init; }

    public DataPoint? BatteryTimeToEmpty { get; init; }

    public DataPoint? MinimumCharge { get; init; }

    public DataPoint? MinimumChargeInBackup { get; init; }

    public DataPoint? GridChargingTarget { get; init; }

    public DataPoint? InstalledSolarPower { get; init; }

    [Description("False when the owner has not switched on live data in the vendor's app (Nastavení → Přístup k datům → Živá data): powers are then up to 5 minutes old and some are missing.")]
    public bool LiveData { get; init; }

    [Description("Last contact of the box with the cloud, ISO 8601 with offset; null when unknown.")]
    public DateTimeOffset? LastContact { get; init; }

    public static BoxSection Of(Box box) => new()
    {
        Id = box.Id.ToString(),
        Kind = Word(box.Kind),
        Mode = ModeName(box.Modes),
        Home5 = box.Modes.Home5,
        Home6 = box.Modes.Home6,
        SteeredByAggregator = box.Modes.Aggregator,
        ExportState = Word(box.Export.State),
        ExportLimit = DataPoint.Kilowatts(box.Export.Limit, "Most that is sold to the grid; null without a limit"),
        ExportSettings = ExportSettings.Of(box.Export),
        BatteryActivity = box.Battery.Activity is { } activity ? Word(activity) : null,
        BatteryCapacity = DataPoint.KilowattHours(box.Battery.Capacity, "Installed battery capacity"),
        BatteryUsable = DataPoint.KilowattHours(box.Battery.Usable, "Energy above the minimum charge"),
        BatteryTimeToFull = Hours(box.Battery.TimeToFull, "Time to full at the present power, at most 24"),
        BatteryTimeToEmpty = Hours(box.Battery.TimeToEmpty, "Time to the minimum charge at the present power, at most 24"),
        MinimumCharge = DataPoint.Of(box.Battery.Minimum, 0, "%", "Lowest charge in normal operation"),
        MinimumChargeInBackup = DataPoint.Of(box.Battery.BackupMinimum, 0, "%", "Lowest charge in backup"),
        GridChargingTarget = DataPoint.Of(box.Battery.ChargingTarget, 0, "%", "Charge at which charging from the grid ends"),
        InstalledSolarPower = DataPoint.Kilowatts(box.Solar.InstalledPower, "Installed solar power (peak)"),
        LiveData = box.LiveData,
        LastContact = box.Device.LastContact,
    };

    private static string? ModeName(Modes modes) =>
        modes.Name ?? (modes.Mode is { } number ? string.Create(CultureInfo.InvariantCulture, $"unknown ({number})") : null);

    private static DataPoint Hours(TimeSpan? time, string description) => DataPoint.Of(time?.TotalHours, 1, "h", description);

    private static string Word<T>(T value)
        where T : struct, Enum
        => value.ToString().ToLowerInvariant();
}
