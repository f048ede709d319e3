using Oig.Contracts.Boxes;

namespace Oig.Portal.Boxes;

/// <summary>Reads the powers of the fast table and of the 5-minute tables, and weighs them against each other.</summary>
internal static class PowersReader
{
    /// <summary>% within five minutes; the strongest inverter moves the smallest battery by less.</summary>
    private const double MostChange = 25;

    /// <summary>% down to which a charge of 0 may be so: a box switches off before.</summary>
    private const double AlmostEmpty = 10;

    private const double IdlePower = 50;

    private static readonly string[] FastFields = ["aci_wr", "aci_ws", "aci_wt", "fv_p1", "fv_p2", "bat_p", "aco_p", "bat_c"];

    /// <summary>Fast powers, null when there are none that can be so, and 5-minute ones.</summary>
    internal static (Readings? Live, Readings FiveMinute) Read(BoxTables box, bool? single)
    {
        var fast = box["actual"] is var actual ? Read(actual, actual, actual, actual, single) : null;
        var coarse = Read(box["ac_in"], box["ac_out"], box["dc_in"], box["batt"], single);
        coarse = coarse with { BackedUpLoad = coarse.BackedUpLoad ?? box["ac_out"].Phases("aco_p", single).Total };
        return IsDead(fast, coarse) ? (Dropped(box), coarse) : Weighed(box, fast, coarse);
    }

    private static Readings Read(BoxTable grid, BoxTable load, BoxTable solar, BoxTable battery, bool? single) => new()
    {
        Grid = grid.Phases("aci_w", single),
        SolarString1 = solar.Number("fv_p1"),
        SolarString2 = single switch { true => null, false => solar.Number("fv_p2"), null => solar.Raw.Number("fv_p2") is 0 ? 0 : null },
        Battery = battery.Number("bat_p"),
        BackedUpLoad = load.Number("aco_p"),
        StateOfCharge = battery.Number("bat_c"),
    };

    /// <summary>A fast table full of zeros beside 5-minute values is a fault of the feed.</summary>
    private static bool IsDead(Readings fast, Readings coarse) =>
        fast.StateOfCharge == 0 && Powers(fast).All(power => power is null or 0) && (coarse.StateOfCharge > 0 || coarse.BackedUpLoad > 0);

    private static double?[] Powers(Readings fast) =>
        [fast.Grid.L1, fast.Grid.L2, fast.Grid.L3, fast.SolarString1, fast.SolarString2, fast.Battery, fast.BackedUpLoad];

    private static Readings? Dropped(BoxTables box)
    {
        foreach (var field in FastFields.Where(box["actual"].Raw.Has))
            box.Doubt("actual", field, FaultReason.Contradicted);
        return null;
    }

    private static (Readings? Live, Readings FiveMinute) Weighed(BoxTables box, Readings fast, Readings coarse)
    {
        var (charge, slow) = (fast.StateOfCharge, coarse.StateOfCharge);
        if (slow == 0 && charge > AlmostEmpty)
        {
            box.Doubt("batt", "bat_c", FaultReason.Contradicted);
            coarse = coarse with { StateOfCharge = null };
        }
        else if (Math.Abs(charge - slow ?? 0) > MostChange || (charge == 0 && (slow is null or > AlmostEmpty || fast.Battery < -IdlePower)))
        {
            box.Doubt("actual", "bat_c", FaultReason.Contradicted);
            fast = WithoutBattery(box, fast);
        }
        return (Powers(fast).Append(fast.StateOfCharge).Any(power => power is not null) ? fast : null, coarse);
    }

    /// <summary>Where charge and power are both 0, the link to the battery is down, so that the power is no better than the charge.</summary>
    private static Readings WithoutBattery(BoxTables box, Readings fast)
    {
        if (fast is not { StateOfCharge: 0, Battery: 0 })
            return fast with { StateOfCharge = null };
        box.Doubt("actual", "bat_p", FaultReason.Contradicted);
        return fast with { StateOfCharge = null, Battery = null };
    }
}
