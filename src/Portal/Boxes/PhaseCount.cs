using Oig.Portal.Reading;

namespace Oig.Portal.Boxes;

/// <summary>
/// Tells single-phase boxes (built on Victron parts) from three-phase ones. The portal does not say, and single-phase boxes reuse fields:
/// <c>aci_vs</c> is a current in A there, <c>fv_p2</c> the yield of yesterday in Wh. A three-phase box whose grid, or two phases of it, are
/// away shows the same zeros as a single-phase box, so that the output and the strings have to tell.
/// </summary>
internal static class PhaseCount
{
    /// <summary>Below a mains voltage, above any current of a household connection.</summary>
    private const double LeastVoltage = 100;

    /// <summary>A; a current that would show if <c>aci_vs</c> were one.</summary>
    private const double ShownCurrent = 0.2;

    /// <summary>
    /// False with any sign of life of a second or third phase or of a second string; true when L1 has a voltage and there is no such sign;
    /// null when there is no sign either way.
    /// </summary>
    internal static bool? IsSingle(Table box)
    {
        var grid = box["ac_in"];
        if (HasOtherPhases(box) || HasSecondString(box["actual"], box["dc_in"]))
            return false;
        return Sane(grid, "aci_vr") > 0 && !LacksCurrent(grid) ? true : null;
    }

    private static bool HasOtherPhases(Table box)
    {
        var (grid, branch, output) = (box["ac_in"], box["ac_in_b"], box["ac_out"]);
        return Sane(grid, "aci_vs") >= LeastVoltage || IsLive(grid, "aci_vt") || IsLive(grid, "aci_wt") || IsLive(box["actual"], "aci_wt")
            || IsLive(branch, "aci_ws") || IsLive(branch, "aci_wt") || IsLive(output, "aco_ps") || IsLive(output, "aco_pt")
            || output.Number("aco_vs") is >= LeastVoltage and < 300 || output.Number("aco_vt") is >= LeastVoltage and < 300;
    }

    /// <summary>By day a power differs between the fast and the 5-minute table; yesterday's yield is the same in both.</summary>
    private static bool HasSecondString(Table fast, Table coarse) =>
        Sane(fast, "fv_p1") > 0 && Sane(coarse, "fv_p1") > 0
        && Sane(fast, "fv_p2") is > 0 and var now && Sane(coarse, "fv_p2") is > 0 and var before && now != before;

    /// <summary>Power flows on L1 and "current" is 0: so it is no current, but the voltage of a phase that is lost.</summary>
    private static bool LacksCurrent(Table grid) =>
        Sane(grid, "aci_vs") == 0 && Math.Abs(Sane(grid, "aci_wr") ?? 0) > ShownCurrent * Sane(grid, "aci_vr");

    private static bool IsLive(Table table, string field) => Sane(table, field) is not (null or 0);

    private static double? Sane(Table table, string field) =>
        table.Number(field) is { } number && Limits.Of("", field).Allows(number) ? number : null;
}
