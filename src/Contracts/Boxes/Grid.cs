using System.Collections.Immutable;

namespace Oig.Contracts.Boxes;

/// <summary>The grid connection, from the 5-minute table <c>ac_in</c>; powers are in <see cref="Readings"/>.</summary>
[GenerateSerializer, Immutable, Alias("oig.grid")]
public sealed record Grid
{
    /// <summary>Far below what the mains may be, far above what an open wire shows.</summary>
    private const double LeastVoltage = 100;

    /// <summary>Phase voltages, V (<c>aci_vr</c>, <c>aci_vs</c>, <c>aci_vt</c>).</summary>
    [Id(0)]
    public required Phases Voltage { get; init; }

    /// <summary>Frequency, Hz (<c>aci_f</c>); null when missing.</summary>
    [Id(1)]
    public double? Frequency { get; init; }

    /// <summary>Current, A (<c>aci_vs</c> of single-phase boxes); null on others.</summary>
    [Id(2)]
    public double? Current { get; init; }

    /// <summary>False in an outage: no phase has a voltage; null when no voltage is known.</summary>
    public bool? IsAvailable => Voltage.Each.Any(IsUp) ? true : Voltage.Each.Any(phase => phase is not null) ? false : null;

    /// <summary>Phases without voltage while others have one, 1 to 3; empty in an outage of all.</summary>
    public ImmutableArray<int> LostPhases => IsAvailable == true ? [.. Voltage.Each.Index().Where(IsLost).Select(phase => phase.Index + 1)] : [];

    private static bool IsUp(double? voltage) => voltage >= LeastVoltage;

    private static bool IsLost((int Index, double? Voltage) phase) => phase.Voltage < LeastVoltage;
}

/// <summary>The solar installation; its present powers are in <see cref="Readings"/>, its energies in <see cref="Energies"/>.</summary>
[GenerateSerializer, Immutable, Alias("oig.solar")]
public sealed record Solar
{
    /// <summary>Installed solar power, Wp (<c>box_prms.p_fve</c>); null when missing.</summary>
    [Id(0)]
    public double? InstalledPower { get; init; }

    /// <summary>Solar power in % of the installed one (<c>dc_in.fv_proc</c>); null when missing.</summary>
    [Id(1)]
    public double? PercentOfInstalled { get; init; }

    /// <summary>Yield of yesterday, Wh (<c>dc_in.fv_p2</c> of single-phase boxes); null on others.</summary>
    [Id(2)]
    public double? YieldYesterday { get; init; }

    /// <summary>Highest power today, W (<c>dc_in.fv_v2</c> of single-phase boxes); null on others.</summary>
    [Id(3)]
    public double? HighestPowerToday { get; init; }

    /// <summary>Highest power yesterday, W (<c>dc_in.fv_i2</c> of single-phase boxes); null on others.</summary>
    [Id(4)]
    public double? HighestPowerYesterday { get; init; }

    /// <summary>The same without what belongs to a day: "yesterday" of a box that has not called today is another day.</summary>
    internal Solar OfAnotherDay => this with { YieldYesterday = null, HighestPowerToday = null, HighestPowerYesterday = null };
}
