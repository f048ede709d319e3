using Oig.Contracts.Boxes;
using Oig.Portal.Reading;

namespace Oig.Portal.Boxes;

/// <summary>Reads what is set: modes, export, battery and heater.</summary>
internal static class SettingsReader
{
    internal static Battery Battery(Table box, Readings powers)
    {
        var (limits, settings) = (box["batt_prms"], box["box_prms"]);
        return new()
        {
            StateOfCharge = powers.StateOfCharge ?? box["batt"].Number("bat_c"),
            Power = powers.Battery,
            Capacity = settings.Number("p_bat"),
            Minimum = limits.Number("bat_min"),
            BackupMinimum = limits.Number("bat_gl_min"),
            ChargingTarget = settings.Number("bat_ac"),
            ChargesInHdoWindows = limits.Flag("bat_hdo"),
            HdoWindows = [Window(limits, "hdo1"), Window(limits, "hdo2")],
            Balancing = limits.Flag("bal_on"),
        };
    }

    internal static Modes Modes(Table box) => new()
    {
        Mode = box["box_prms"].Whole("mode"),
        Supplementary = box["box_prm2"].Whole("app"),
    };

    internal static Export Export(Table box, BoxKind kind) => new()
    {
        Kind = kind,
        ToGrid = box["invertor_prms"].Whole("to_grid"),
        MaximumFeed = box["invertor_prm1"].Number("p_max_feed_grid"),
        CrisisControl = box["box_prms"].Whole("crct"),
        CrisisControlEnabled = box["box_prms"].Whole("crcte"),
    };

    /// <summary>
    /// Null when no heater is configured: the portal then sends <c>boiler</c> empty but <c>boiler_prms</c> with defaults.
    /// </summary>
    internal static Heater? Heater(Table box) => box["boiler"].IsEmpty ? null : Heater(box["boiler"], box["boiler_prms"]);

    private static Heater Heater(Table present, Table settings) => new()
    {
        Power = present.Number("p"),
        EnergyToday = present.Number("w"),
        InUse = settings.Flag("ison"),
        Manual = settings.Flag("manual"),
        Stages = [Stage(settings, 1), Stage(settings, 2), Stage(settings, 3)],
        Zones = [Window(settings, "zone1"), Window(settings, "zone2"), Window(settings, "zone3"), Window(settings, "zone4")],
        Priority = settings.Whole("prrty"),
        HdoInput = settings.Flag("hdo"),
        Thermostat = settings.Flag("termostat"),
        DailyCap = settings.Number("wd"),
        TargetTemperature = settings.Number("tset"),
        TargetTemperature2 = settings.Number("tset2"),
        Stht = settings.Whole("stht"),
        SubdeviceId = settings.Whole("id_subd"),
    };

    private static HeaterStage Stage(Table settings, int relay)
    {
        var suffix = relay == 1 ? "" : $"{relay}";
        return new()
        {
            Relay = relay,
            On = settings.Flag($"ssr{relay - 1}"),
            Power = settings.Number("p_set" + suffix),
            Offset = settings.Number("offset" + suffix),
        };
    }

    private static TimeWindow Window(Table table, string name) => new(table.Whole(name + "_s"), table.Whole(name + "_e"));
}
