using Oig.Contracts.Boxes;

namespace Oig.Contracts.Control;

/// <summary>
/// What tells that a battery is charged from the grid. The target that the portal shows stands there at rest, too, so it proves nothing;
/// neither does a battery that the sun alone could charge.
/// </summary>
public static class GridCharging
{
    private const double Idle = 50;

    /// <summary>Whether power from the grid goes into the battery; null when a power that tells is missing.</summary>
    public static bool? IsOn(Box box)
    {
        ArgumentNullException.ThrowIfNull(box);
        // Of one moment: a 5-minute value beside a fast one proves nothing.
        if (box.Live is not { } now) return null;
        var (battery, import) = (now.Battery, now.GridImport);
        if (battery <= Idle || import <= Idle) return false;
        var sun = now.Solar - Math.Min(now.BackedUpLoad ?? 0, now.Solar ?? 0);
        return battery is null || import is null || sun is null ? null : battery - sun > Idle;
    }

    /// <summary>Whether the box does what was asked: it charges from the grid or has reached the target; for a stop, it does not charge from it.</summary>
    public static bool IsProven(Box box, Wanted wanted)
    {
        ArgumentNullException.ThrowIfNull(box);
        ArgumentNullException.ThrowIfNull(wanted);
        if (wanted.Value == 0) return IsOn(box) == false;
        return (int?)box.Battery.ChargingTarget == wanted.Value && (IsOn(box) == true || HasReached(box, wanted.Value));
    }

    private static bool HasReached(Box box, int target) => box.Battery.StateOfCharge is >= 0 and <= 100 and var charge && charge >= target;
}
