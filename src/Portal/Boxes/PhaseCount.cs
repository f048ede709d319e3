using Oig.Portal.Reading;

namespace Oig.Portal.Boxes;

/// <summary>
/// Tells single-phase boxes (built on Victron parts) from three-phase ones. The portal does not say, and single-phase boxes reuse fields:
/// <c>aci_vs</c> is a current in A there, <c>fv_p2</c> the yield of yesterday in Wh.
/// </summary>
internal static class PhaseCount
{
    /// <summary>Below a mains voltage, above any current of a household connection.</summary>
    private const double LeastVoltage = 100;

    /// <summary>True when L1 has a voltage and neither L2 nor L3 shows a sign of life; null when there is no sign either way.</summary>
    internal static bool? IsSingle(Table grid, Table actual)
    {
        if (grid.Number("aci_vs") >= LeastVoltage || IsLive(grid.Number("aci_vt")))
            return false;
        if (IsLive(grid.Number("aci_wt")) || IsLive(actual.Number("aci_wt")))
            return false;
        return grid.Number("aci_vr") > 0 ? true : null;
    }

    private static bool IsLive(double? value) => value is not (null or 0);
}
