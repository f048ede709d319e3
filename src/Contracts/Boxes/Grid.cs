namespace Oig.Contracts.Boxes;

/// <summary>The grid connection, from the 5-minute table <c>ac_in</c>; powers are in <see cref="Readings"/>.</summary>
[GenerateSerializer, Immutable, Alias("oig.grid")]
public sealed record Grid
{
    /// <summary>Phase voltages, V (<c>aci_vr</c>, <c>aci_vs</c>, <c>aci_vt</c>).</summary>
    [Id(0)]
    public required Phases Voltage { get; init; }

    /// <summary>Frequency, Hz (<c>aci_f</c>); null when missing.</summary>
    [Id(1)]
    public double? Frequency { get; init; }

    /// <summary>Current, A (<c>aci_vs</c> of single-phase boxes); null on others.</summary>
    [Id(2)]
    public double? Current { get; init; }
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
}
