using Oig.Contracts.Boxes;

namespace Oig.Contracts.Control;

/// <summary>
/// The table of all that can be changed on a box; nothing else is ever sent. Tools, checks, sending, proof and the table in
/// <c>docs/control.md</c> are made from these rows: a new setting is a row, its words in the texts, and the simulator.
/// </summary>
public static class BoxSettings
{
    /// <summary>Highest export cap any source allows, W; from 10,000 a box takes a cap for "no cap", so no tool goes beyond 9999.</summary>
    public const int MaxExportCapWatts = 20_000;

    /// <summary>The rows.</summary>
    public static IReadOnlyList<BoxSetting> All { get; } =
    [
        new()
        {
            Parameter = BoxParameter.Mode, Name = "box_mode", Tool = "set_box_mode", Table = "box_prms", Column = "mode",
            Read = box => box.Modes.Mode, IsMode = true,
            // Home 5 and 6 are no main modes: writing 4 or 5 fails on boxes that lack them.
            Values =
            [
                new(0, "Home 1", Risk.None, "home1", "homei", "h1", "0"),
                new(1, "Home 2", Risk.None, "home2", "homeii", "h2", "1"),
                new(2, "Home 3", Risk.None, "home3", "homeiii", "h3", "2"),
                new(3, "Home UPS", Risk.HomeUps, "homeups", "ups", "homeupsmode", "zaloha", "zalozni", "zalohovani", "zalohovaci", "zaloznizdroj", "3"),
            ],
            AllowedBy = nameof(ControlOptions.BoxMode), IsAllowed = options => options.BoxMode,
        },
        new()
        {
            Parameter = BoxParameter.SupplementaryModes, Name = "supplementary_modes", Tool = "set_box_mode", Table = "box_prm2", Column = "app",
            Read = box => box.Modes.Supplementary, IsMode = true, IsBits = true, Switch = "enabled",
            Values =
            [
                new(1, "Home 5", Risk.None, "home5", "homev", "h5", "gridv", "grid5"),
                new(2, "Home 6", Risk.None, "home6", "homevi", "h6", "gridvi", "grid6"),
            ],
            AllowedBy = nameof(ControlOptions.BoxMode), IsAllowed = options => options.BoxMode,
        },
        new()
        {
            Parameter = BoxParameter.GridDelivery, Name = "grid_delivery", Tool = "set_grid_delivery", Script = PortalScript.ToGrid,
            Table = "invertor_prms", Column = "to_grid",
            Read = ExportValue, ReadCap = box => box.Export.Limit, Shows = box => box.Export is { ToGrid: not null, MaximumFeed: not null },
            Values =
            [
                new(
                    0, "off", Risk.None, "0", "vypnuto", "vypnout", "vypnute", "vyp", "vypnutooff", "offvypnuto", "no", "ne", "false", "disabled", "zakazano", "zadne",
                    "none"),
                new(
                    1, "on", Risk.Export, "1", "zapnuto", "zapnout", "zapnute", "zap", "zapnutoon", "onzapnuto", "yes", "ano", "true", "enabled", "povoleno",
                    "unlimited"),
                new(
                    2, "limited", Risk.Export, "2", "omezeno", "omezene", "omezit", "somezenim", "somezenimlimited", "limit", "limitovano",
                    "limitovane"),
            ],
            CappedValue = 2, UncappedValue = 1, Cap = new("limit_watts", "W", 1, 9999),
            AllowedBy = nameof(ControlOptions.GridDelivery), IsAllowed = options => options.GridDelivery,
            Bounds = options => (1, options.MaxExportWatts),
        },
        new()
        {
            Parameter = BoxParameter.ExportCap, Name = "export_cap", Table = "invertor_prm1", Column = "p_max_feed_grid",
            Read = box => (int?)box.Export.MaximumFeed, Numbers = new("watts", "W", 1, MaxExportCapWatts, Risk.Export),
        },
        new()
        {
            Parameter = BoxParameter.HeaterMode, Name = "heater_mode", Tool = "set_boiler_mode", Table = "boiler_prms", Column = "manual",
            Read = box => Number(box.Heater?.Manual), IsOfHeater = true,
            Values =
            [
                new(0, "automatic", Risk.None, "0", "auto", "automat", "automaticky", "automaticke", "automatika", "cbb", "smart"),
                new(1, "manual", Risk.ManualHeater, "1", "manualni", "manualne", "manualnimanual", "rucni", "rucne", "hand"),
            ],
            AllowedBy = nameof(ControlOptions.BoilerMode), IsAllowed = options => options.BoilerMode,
        },
        Relay(1, BoxParameter.Relay1, "ssr0"),
        Relay(2, BoxParameter.Relay2, "ssr1"),
        Relay(3, BoxParameter.Relay3, "ssr2"),
        new()
        {
            Parameter = BoxParameter.GridChargingTarget, Name = "grid_charging", Tool = "set_grid_charging", Script = PortalScript.Format,
            Table = "box_prms", Column = "bat_ac",
            Read = box => (int?)box.Battery.ChargingTarget, NamesNoBox = true, IsAction = true, Proof = GridCharging.IsProven,
            Numbers = new("percent", "%", 20, 100, Risk.GridCharging),
            Values = [new(0, "stop", Risk.None, "0", "off", "konec", "zastavit", "vypnout")],
            AllowedBy = nameof(ControlOptions.GridCharging), IsAllowed = options => options.GridCharging,
            Bounds = options => (options.MinChargePercent, options.MaxChargePercent),
        },
    ];

    private static readonly Dictionary<BoxParameter, BoxSetting> Rows = All.ToDictionary(row => row.Parameter);

    /// <summary>The row of a setting.</summary>
    public static BoxSetting Row(this BoxParameter parameter) => Rows[parameter];

    /// <summary>The rows that a tool changes.</summary>
    public static IEnumerable<BoxSetting> Of(string tool) => All.Where(row => row.Tool == tool);

    private static BoxSetting Relay(int number, BoxParameter parameter, string column) => new()
    {
        Parameter = parameter,
        Name = $"heater_relay_{number}",
        Tool = "set_relay",
        Table = "boiler_prms",
        Column = column,
        Read = box => box.Heater is { } heater && heater.Stages.FirstOrDefault(stage => stage.Relay == number) is { } stage ? Number(stage.On) : null,
        IsOfHeater = true,
        Selector = ("relay", number),
        Switch = "on",
        Values = [new(0, "off"), new(1, "on")],
        AllowedBy = nameof(ControlOptions.Relay),
        IsAllowed = options => options.Relay,
    };

    private static int? Number(bool? flag) => flag is { } known ? (known ? 1 : 0) : null;

    // Unknown also when more flows out than the settings allow.
    // Off by the crisis control alone, with the switch on, is read differently by every source: a wish for off has to be sent.
    private static int? ExportValue(Box box) => box.Export.State switch
    {
        ExportState.Off => box.Export.ToGrid == 0 ? 0 : null,
        ExportState.On => 1,
        ExportState.Limited => 2,
        _ => null,
    };
}

/// <summary>What can be changed on a box; nothing else can. Stored by number.</summary>
[GenerateSerializer, Alias("oig.box-parameter")]
public enum BoxParameter
{
    /// <summary>Main mode, 0 Home 1, 1 Home 2, 2 Home 3, 3 Home UPS.</summary>
    Mode = 1,

    /// <summary>Supplementary modes, 1 Home 5 plus 2 Home 6.</summary>
    SupplementaryModes = 2,

    /// <summary>Export cap alone, W.</summary>
    ExportCap = 3,

    /// <summary>Heater, 0 automatic, 1 manual.</summary>
    HeaterMode = 4,

    /// <summary>Heater relay 1, 0 off, 1 on.</summary>
    Relay1 = 5,

    /// <summary>Heater relay 2, 0 off, 1 on.</summary>
    Relay2 = 6,

    /// <summary>Heater relay 3, 0 off, 1 on.</summary>
    Relay3 = 7,

    /// <summary>Grid delivery, 0 off, 1 on, 2 limited to a cap.</summary>
    GridDelivery = 8,

    /// <summary>State of charge, %, up to which the battery is charged from the grid; 0 = stop.</summary>
    GridChargingTarget = 9,
}
