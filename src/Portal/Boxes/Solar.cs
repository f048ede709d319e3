using Oig.Portal.Reading;

namespace Oig.Portal.Boxes;

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

    internal static Solar From(Table box, bool? single)
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
}
