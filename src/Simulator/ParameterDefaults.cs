namespace Oig.Simulator;

/// <summary>The settable tables with the values of a box as delivered.</summary>
internal static class ParameterDefaults
{
    /// <summary>Columns of each table in the portal's order.</summary>
    public static readonly IReadOnlyDictionary<string, IReadOnlyDictionary<string, int>> Tables =
        new Dictionary<string, IReadOnlyDictionary<string, int>>
        {
            ["batt_prms"] = Table(
                ("bat_min", 20), ("bat_gl_min", 15), ("bat_hdo", 0), ("bal_on", 0), ("hdo1_s", 0), ("hdo1_e", 0), ("hdo2_s", 0),
                ("hdo2_e", 0)),
            ["boiler_prms"] = Table(
                ("ison", 0), ("prrty", 0), ("p_set", 0), ("p_set2", 0), ("p_set3", 0), ("zone1_s", 0), ("zone1_e", 0), ("zone2_s", 0),
                ("zone2_e", 0), ("zone3_s", 0), ("zone3_e", 0), ("zone4_s", 0), ("zone4_e", 0), ("hdo", 0), ("termostat", 0), ("manual", 0),
                ("wd", 40_000), ("ssr0", 1), ("ssr1", 1), ("ssr2", 1), ("id_subd", 0), ("stht", 0), ("offset", 100), ("offset2", 0),
                ("offset3", 0), ("tset", 0), ("tset2", 0)),
            ["box_prms"] = Table(
                ("bat_ac", 80), ("p_fve", 9_900), ("p_bat", 10_240), ("mode", 0), ("mode1", 0), ("crct", 0), ("crcte", 1)),
            ["box_prm2"] = Table(("app", 0), ("wdogx", 0)),
            ["invertor_prms"] = Table(("to_grid", 1)),
            ["invertor_prm1"] = Table(("p_max_feed_grid", 10_000)),
        };

    private static readonly Dictionary<(string, string), int> Boiler = new()
    {
        [("boiler_prms", "ison")] = 1,
        [("boiler_prms", "p_set")] = 2_000,
    };

    private static readonly Dictionary<(string, string), int> Queen = new()
    {
        [("box_prms", "p_fve")] = 6_500,
        [("box_prms", "p_bat")] = 7_680,
        [("invertor_prms", "to_grid")] = 0,
        [("invertor_prm1", "p_max_feed_grid")] = 3_500,
    };

    private static readonly Dictionary<(string, string), int> SinglePhase = new()
    {
        [("box_prms", "p_fve")] = 3_600,
        [("box_prms", "p_bat")] = 5_120,
    };

    private static readonly Dictionary<(string, string), int> Nothing = [];

    /// <summary>Null if there is no such column.</summary>
    public static int? Of(SimulatedBox box, string table, string column)
    {
        if (box.HasBoiler && Boiler.TryGetValue((table, column), out var fitted))
            return fitted;
        if (OfKind(box.Kind).TryGetValue((table, column), out var special))
            return special;
        return Tables.GetValueOrDefault(table) is { } columns && columns.TryGetValue(column, out var common) ? common : null;
    }

    private static Dictionary<(string, string), int> OfKind(SimulatedKind kind) => kind switch
    {
        SimulatedKind.Queen or SimulatedKind.QueenWithoutFlag => Queen,
        SimulatedKind.SinglePhase => SinglePhase,
        _ => Nothing,
    };

    private static OrderedDictionary<string, int> Table(params ReadOnlySpan<(string Column, int Value)> columns)
    {
        var table = new OrderedDictionary<string, int>();
        foreach (var (column, value) in columns)
            table.Add(column, value);
        return table;
    }
}
