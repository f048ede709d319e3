namespace Oig.Contracts.Boxes;

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

    /// <summary>The phases that the box has, in order.</summary>
    internal double?[] Each => IsSinglePhase ? [L1] : [L1, L2, L3];

    /// <summary>Sum over the phases that the box has; null when one of them is missing. Means nothing for voltages.</summary>
    public double? Total => IsSinglePhase ? L1 : L1 + L2 + L3;

    /// <summary>Each phase as it is here, or else as it is there.</summary>
    internal Phases Or(Phases other) => this with { L1 = L1 ?? other.L1, L2 = L2 ?? other.L2, L3 = L3 ?? other.L3 };

    internal Phases Select(Func<double?, double?> part) => this with { L1 = part(L1), L2 = part(L2), L3 = part(L3) };
}

/// <summary>Splits a signed power into its two directions; null stays null.</summary>
internal static class Flow
{
    internal static double? Positive(double? power) => power is { } known ? Math.Max(0, known) : null;

    internal static double? Negative(double? power) => Positive(-power);
}
