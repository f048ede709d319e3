using Oig.Contracts.Boxes;
using Oig.Portal.Reading;

namespace Oig.Portal.Boxes;

/// <summary>Reads what is set: modes, export, battery and heater.</summary>
internal static class SettingsReader
{
    internal static Battery Battery(BoxTables box, Readings powers)
    {
        var (limits, settings) = (box["batt_prms"], box["box_prms"]);
        return new()
        {
            StateOfCharge = powers.StateOfCharge,
            Power = powers.Battery,
            Capacity = settings.Number("p_bat"),
            Minimum = limits.Number("bat_min"),
            BackupMinimum = limits.Number("bat_gl_min"),
            ChargingTarget = settings.Number("bat_ac"),
            ChargesInHdoWindows = limits.Raw.Flag("bat_hdo"),
            HdoWindows = [Window(limits.Raw, "hdo1"), Window(limits.Raw, "hdo2")],
            Balancing = limits.Raw.Flag("bal_on"),
        };
    }

    internal static Modes Modes(Table box) => new()
    {
        Mode = box["box_prms"].Whole("mode"),
        Supplementary = box["box_prm2"].Whole("app"),
    };

    internal static Export Export(Table box, BoxKind kind, double? measured) => new()
    {
        Kind = kind,
        ToGrid = box["invertor_prms"].Whole("to_grid"),
        MaximumFeed = box["invertor_prm1"].Number("p_max_feed_grid"),
        CrisisControl = box["box_prms"].Whole("crct"),
        CrisisControlEnabled = box["box_prms"].Whole("crcte"),
        Measured = measured,
    };

    /// <summary>
    /// Null when no heater is configured: the portal then sends <c>boiler</c> empty but <c>boiler_prms</c> with defaults. One that is in
    /// use or heats by hand is there, although its table may be lost.
    /// </summary>
    internal static Heater? Heater(BoxTables box)
    {
        var settings = box["boiler_prms"].Raw;
        var isThere = !box["boiler"].Raw.IsEmpty || settings.Flag("ison") == true || settings.Flag("manual") == true;
        return isThere ? Heater(box["boiler"], box["boiler_prms"]) : null;
    }

    private static Heater Heater(BoxTable present, BoxTable settings) => new()
    {
        Power = present.Number("p"),
        EnergyToday = present.Number("w"),
        InUse = settings.Raw.Flag("ison"),
        Manual = settings.Raw.Flag("manual"),
        Stages = [Stage(settings, 1), Stage(settings, 2), Stage(settings, 3)],
        Zones = [Window(settings.Raw, "zone1"), Window(settings.Raw, "zone2"), Window(settings.Raw, "zone3"), Window(settings.Raw, "zone4")],
        Priority = settings.Raw.Whole("prrty"),
        HdoInput = settings.Raw.Flag("hdo"),
        Thermostat = settings.Raw.Flag("termostat"),
        DailyCap = settings.Number("wd"),
        TargetTemperature = Target(settings, "tset"),
        TargetTemperature2 = Target(settings, "tset2"),
    };

    private static HeaterStage Stage(BoxTable settings, int relay)
    {
        var suffix = relay == 1 ? "" : $"{relay}";
        return new()
        {
            Relay = relay,
            On = settings.Raw.Flag($"ssr{relay - 1}"),
            Power = settings.Number("p_set" + suffix),
            Offset = settings.Number("offset" + suffix),
        };
    }

    /// <summary>0 °C is no wish for hot water: the target is not set.</summary>
    private static double? Target(BoxTable settings, string field) => settings.Number(field) is > 0 and var set ? set : null;

    private static TimeWindow Window(Table table, string name) => new(table.Whole(name + "_s"), table.Whole(name + "_e"));
}
