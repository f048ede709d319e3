using Oig.Contracts.Boxes;

namespace Oig.Portal.Boxes;

/// <summary>Reads what stands around the box: grid, panels, consumption, climate. All of it comes from the 5-minute tables.</summary>
internal sealed class HouseReader(BoxTables box, bool? single)
{
    private const double LeastVoltage = 100;

    internal Grid Grid()
    {
        var grid = box["ac_in"];
        var voltage = grid.Phases("aci_v", single);
        return new()
        {
            Voltage = voltage,
            Frequency = Frequency(voltage, grid.Number("aci_f")),
            Current = single == true ? grid.Number("aci_vs", Limits.Current) : null,
        };
    }

    /// <summary>The fields that single-phase boxes reuse tell nothing on others.</summary>
    internal Solar Solar()
    {
        var panels = box["dc_in"];
        return new()
        {
            InstalledPower = box["box_prms"].Number("p_fve"),
            PercentOfInstalled = panels.Number("fv_proc"),
            YieldYesterday = Reused(panels, "fv_p2", Limits.YieldYesterday),
            HighestPowerToday = Reused(panels, "fv_v2", Limits.HighestPowerToday),
            HighestPowerYesterday = Reused(panels, "fv_i2", Limits.HighestPowerYesterday),
        };
    }

    internal Household Household(double? backedUpLoad)
    {
        var branch = box["ac_in_b"].Phases("aci_w", single);
        var metered = branch is not { L1: null or 0, L2: null or 0, L3: null or 0 } && branch.Total is not null;
        return new()
        {
            BackedUp = box["ac_out"].Phases("aco_p", single),
            NotBackedUp = branch,
            Load = metered ? backedUpLoad + branch.Total : backedUpLoad,
            Coverage = metered ? LoadCoverage.WholeHouse : LoadCoverage.BackedUpPart,
            Current = Reused(box["ac_out"], "aco_vs", Limits.OutputCurrent),
        };
    }

    internal Cabinet Cabinet() => new() { Temperature = box["box"].Number("temp"), Humidity = box["box"].Number("humid") };

    private double? Reused(BoxTable table, string field, Limit limit) => single == true ? table.Number(field, limit) : null;

    /// <summary>A grid that has a voltage has a frequency.</summary>
    private double? Frequency(Phases voltage, double? frequency)
    {
        if (frequency is not 0 || !(voltage.L1 >= LeastVoltage || voltage.L2 >= LeastVoltage || voltage.L3 >= LeastVoltage))
            return frequency;
        box.Doubt("ac_in", "aci_f", FaultReason.Contradicted);
        return null;
    }
}
