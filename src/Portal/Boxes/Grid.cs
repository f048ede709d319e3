using Oig.Portal.Reading;

namespace Oig.Portal.Boxes;

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

    internal static Grid From(Table box, bool? single)
    {
        var grid = box["ac_in"];
        return new()
        {
            Voltage = Phases.From(grid, "aci_v", single),
            Frequency = grid.Number("aci_f"),
            Current = single == true ? grid.Number("aci_vs") : null,
        };
    }
}
