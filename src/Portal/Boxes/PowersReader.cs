using Oig.Contracts.Boxes;
using Oig.Portal.Reading;

namespace Oig.Portal.Boxes;

/// <summary>Reads what is measured: powers, voltages, currents.</summary>
internal static class PowersReader
{
    internal static Readings Fast(Table actual, bool? single) => Powers(actual, actual, actual, actual, single);

    internal static Readings FiveMinute(Table box, bool? single) => Powers(box["ac_in"], box["ac_out"], box["dc_in"], box["batt"], single);

    internal static Grid Grid(Table box, bool? single)
    {
        var grid = box["ac_in"];
        return new()
        {
            Voltage = Phases(grid, "aci_v", single),
            Frequency = grid.Number("aci_f"),
            Current = single == true ? grid.Number("aci_vs") : null,
        };
    }

    internal static Solar Solar(Table box, bool? single)
    {
        var panels = box["dc_in"];
        var reused = single == true ? panels : default;
        return new()
        {
            InstalledPower = box["box_prms"].Number("p_fve"),
            PercentOfInstalled = panels.Number("fv_proc"),
            YieldYesterday = reused.Number("fv_p2"),
            HighestPowerToday = reused.Number("fv_v2"),
            HighestPowerYesterday = reused.Number("fv_i2"),
        };
    }

    internal static Household Household(Table box, double? backedUpLoad, bool? single)
    {
        var branch = Phases(box["ac_in_b"], "aci_w", single);
        var metered = branch is not { L1: null or 0, L2: null or 0, L3: null or 0 } && branch.Total is not null;
        return new()
        {
            BackedUp = Phases(box["ac_out"], "aco_p", single),
            NotBackedUp = branch,
            Load = metered ? backedUpLoad + branch.Total : backedUpLoad,
            Coverage = metered ? LoadCoverage.WholeHouse : LoadCoverage.BackedUpPart,
            Current = single == true ? box["ac_out"].Number("aco_vs") : null,
        };
    }

    private static Readings Powers(Table grid, Table load, Table solar, Table battery, bool? single)
    {
        var (string1, string2) = (solar.Number("fv_p1"), solar.Number("fv_p2"));
        return new()
        {
            Grid = Phases(grid, "aci_w", single),
            SolarString1 = string1,
            SolarString2 = single == true ? null : string2,
            Solar = single == true || string2 == 0 ? string1 : single == false ? string1 + string2 : null,
            Battery = battery.Number("bat_p"),
            BackedUpLoad = load.Number("aco_p"),
            StateOfCharge = battery.Number("bat_c"),
        };
    }

    /// <summary>Reads the fields <paramref name="prefix"/> + <c>r</c>, <c>s</c>, <c>t</c>: the portal's names of the phases.</summary>
    private static Phases Phases(Table table, string prefix, bool? single) => new()
    {
        L1 = table.Number(prefix + "r"),
        L2 = single == true ? null : table.Number(prefix + "s"),
        L3 = single == true ? null : table.Number(prefix + "t"),
        IsSinglePhase = single == true,
    };
}
