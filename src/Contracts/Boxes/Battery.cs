using System.Collections.Immutable;

namespace Oig.Contracts.Boxes;

/// <summary>The battery: charge, limits and what follows from them. Nothing is computed from a missing input.</summary>
[GenerateSerializer, Immutable, Alias("oig.battery")]
public sealed record Battery
{
    private const double IdlePower = 50;
    private const double LongestHours = 24;

    /// <summary>State of charge, % (<c>actual.bat_c</c>, else the 5-minute <c>batt.bat_c</c>); null when missing.</summary>
    [Id(0)]
    public double? StateOfCharge { get; init; }

    /// <summary>Battery power, W, plus = charging (as <see cref="Readings.Battery"/>); null when missing.</summary>
    [Id(1)]
    public double? Power { get; init; }

    /// <summary>Installed capacity, Wh (<c>box_prms.p_bat</c>); null when missing.</summary>
    [Id(2)]
    public double? Capacity { get; init; }

    /// <summary>Lowest state of charge in normal operation, % (<c>batt_prms.bat_min</c>); null when missing.</summary>
    [Id(3)]
    public double? Minimum { get; init; }

    /// <summary>Lowest state of charge in backup, % (<c>batt_prms.bat_gl_min</c>); null when missing.</summary>
    [Id(4)]
    public double? BackupMinimum { get; init; }

    /// <summary>State of charge at which charging from the grid ends, % (<c>box_prms.bat_ac</c>); null when missing.</summary>
    [Id(5)]
    public double? ChargingTarget { get; init; }

    /// <summary>Whether HDO windows start charging from the grid (<c>batt_prms.bat_hdo</c>); null when missing.</summary>
    [Id(6)]
    public bool? ChargesInHdoWindows { get; init; }

    /// <summary>The two HDO windows (<c>batt_prms.hdo1_s</c> … <c>hdo2_e</c>).</summary>
    [Id(7)]
    public ImmutableArray<TimeWindow> HdoWindows { get; init; } = [];

    /// <summary>Whether the cells are being balanced (<c>batt_prms.bal_on</c>); null when missing.</summary>
    [Id(8)]
    public bool? Balancing { get; init; }

    /// <summary>Stored energy, Wh; null when charge or capacity is missing.</summary>
    public double? Stored => Capacity * StateOfCharge / 100;

    /// <summary>Energy above <see cref="Minimum"/>, Wh, never negative; null when an input is missing.</summary>
    public double? Usable => Capacity * Flow.Positive(StateOfCharge - Minimum) / 100;

    /// <summary>Energy missing to full, Wh, never negative; null when charge or capacity is missing.</summary>
    public double? Missing => Capacity * Flow.Positive(100 - StateOfCharge) / 100;

    /// <summary>Charging, discharging or idle; null when the power is missing.</summary>
    public BatteryActivity? Activity => Power switch
    {
        null => null,
        > IdlePower => BatteryActivity.Charging,
        < -IdlePower => BatteryActivity.Discharging,
        _ => BatteryActivity.Idle,
    };

    /// <summary>Time to full at the present power, at most 24 h; null unless charging.</summary>
    public TimeSpan? TimeToFull => Activity == BatteryActivity.Charging ? Hours(Missing / Power) : null;

    /// <summary>Time until <see cref="Minimum"/> (not 0 %) at the present power, at most 24 h; null unless discharging.</summary>
    public TimeSpan? TimeToEmpty => Activity == BatteryActivity.Discharging ? Hours(Usable / -Power) : null;

    private static TimeSpan? Hours(double? hours) => hours is { } known ? TimeSpan.FromHours(Math.Clamp(known, 0, LongestHours)) : null;
}

/// <summary>What the battery does, told from its power: the portal has no status of its own.</summary>
[GenerateSerializer, Alias("oig.battery-activity")]
public enum BatteryActivity
{
    /// <summary>Within 50 W around zero.</summary>
    Idle,

    /// <summary>Takes more than 50 W.</summary>
    Charging,

    /// <summary>Gives more than 50 W.</summary>
    Discharging,
}
