using Oig.Portal.Reading;

namespace Oig.Portal.Boxes;

/// <summary>One value for each phase; the unit is that of the property that holds it.</summary>
[GenerateSerializer, Immutable, Alias("oig.phases")]
public sealed record Phases
{
    /// <summary>Phase L1; null when missing.</summary>
    [Id(0)]
    public double? L1 { get; init; }

    /// <summary>Phase L2; null when missing or when there is only one phase.</summary>
    [Id(1)]
    public double? L2 { get; init; }

    /// <summary>Phase L3; null when missing or when there is only one phase.</summary>
    [Id(2)]
    public double? L3 { get; init; }

    /// <summary>Whether the box has one phase only, so that L1 is all there is.</summary>
    [Id(3)]
    public bool IsSinglePhase { get; init; }

    /// <summary>Sum over the phases that the box has; null when one of them is missing. Means nothing for voltages.</summary>
    public double? Total => IsSinglePhase ? L1 : L1 + L2 + L3;

    /// <summary>Reads the fields <paramref name="prefix"/> + <c>r</c>, <c>s</c>, <c>t</c>: the portal's names of the phases.</summary>
    internal static Phases From(Table table, string prefix, bool? single) => new()
    {
        L1 = table.Number(prefix + "r"),
        L2 = single == true ? null : table.Number(prefix + "s"),
        L3 = single == true ? null : table.Number(prefix + "t"),
        IsSinglePhase = single == true,
    };

    internal Phases Select(Func<double?, double?> part) => this with { L1 = part(L1), L2 = part(L2), L3 = part(L3) };
}
