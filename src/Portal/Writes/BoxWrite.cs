using Oig.Contracts;

namespace Oig.Portal.Writes;

/// <summary>One change to one box, made by the factories below; values that a box must never get cannot be expressed.</summary>
[GenerateSerializer, Immutable, Alias("oig.box-write")]
public sealed record BoxWrite
{
    /// <summary>Highest export cap any source allows, W; what a person's contract allows is usually less.</summary>
    public const int MaxExportCapWatts = 20_000;

    /// <summary>Lowest target of grid charging, %.</summary>
    public const int MinGridChargingPercent = 20;

    private BoxWrite(BoxId box, BoxParameter parameter, int value, int? capWatts = null)
    {
        if (box.ToString().Length == 0)
            throw new ArgumentException("A change needs a box.", nameof(box));
        (Box, Parameter, Value, CapWatts) = (box, parameter, value, capWatts);
    }

    /// <summary>The box to change.</summary>
    [Id(0)]
    public BoxId Box { get; }

    /// <summary>What to change.</summary>
    [Id(1)]
    public BoxParameter Parameter { get; }

    /// <summary>The new value, in the unit of <see cref="Parameter"/>.</summary>
    [Id(2)]
    public int Value { get; }

    /// <summary>Export cap that goes with limited grid delivery, W; otherwise null.</summary>
    [Id(3)]
    public int? CapWatts { get; }

    /// <summary>Main mode, 0 to 3. Home 5 and 6 are no main modes: writing 4 or 5 fails on boxes that lack them.</summary>
    public static BoxWrite Mode(BoxId box, int mode) => new(box, BoxParameter.Mode, Within(mode, 0, 3, nameof(mode)));

    /// <summary>Supplementary modes, 0 none, 1 Home 5, 2 Home 6, 3 both; read the present value first and change one of the two.</summary>
    public static BoxWrite SupplementaryModes(BoxId box, int modes) =>
        new(box, BoxParameter.SupplementaryModes, Within(modes, 0, 3, nameof(modes)));

    /// <summary>Export cap in W, 1 to <see cref="MaxExportCapWatts"/>, without touching the export switch.</summary>
    public static BoxWrite ExportCap(BoxId box, int watts) => new(box, BoxParameter.ExportCap, Cap(watts));

    /// <summary>Heater at full power (manual) or by tariff and surplus (automatic).</summary>
    public static BoxWrite HeaterMode(BoxId box, bool manual) => new(box, BoxParameter.HeaterMode, manual ? 1 : 0);

    /// <summary>Heater relay 1, 2 or 3.</summary>
    public static BoxWrite Relay(BoxId box, int relay, bool on) =>
        new(box, BoxParameter.Relay1 + (Within(relay, 1, 3, nameof(relay)) - 1), on ? 1 : 0);

    /// <summary>Grid delivery off.</summary>
    public static BoxWrite GridDeliveryOff(BoxId box) => new(box, BoxParameter.GridDelivery, 0);

    /// <summary>Grid delivery on, without a cap.</summary>
    public static BoxWrite GridDeliveryOn(BoxId box) => new(box, BoxParameter.GridDelivery, 1);

    /// <summary>Grid delivery limited to a cap in W, in a single request: with two, export would be unrestricted between them.</summary>
    public static BoxWrite GridDeliveryLimited(BoxId box, int watts) => new(box, BoxParameter.GridDelivery, 2, Cap(watts));

    /// <summary>Charge from the grid up to a state of charge in %. The request names no box: only for accounts with a single one.</summary>
    public static BoxWrite GridCharging(BoxId box, int percent) =>
        new(box, BoxParameter.GridChargingTarget, Within(percent, MinGridChargingPercent, 100, nameof(percent)));

    private static int Cap(int watts) => Within(watts, 1, MaxExportCapWatts, nameof(watts));

    private static int Within(int value, int least, int most, string name)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, least, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, most, name);
        return value;
    }
}
