namespace Oig.Contracts.Boxes;

/// <summary>Consumption of the house.</summary>
[GenerateSerializer, Immutable, Alias("oig.household")]
public sealed record Household
{
    /// <summary>
    /// Load behind the backed-up output by phase, W, 5-minute values (<c>ac_out.aco_pr</c>, <c>aco_ps</c>, <c>aco_pt</c>).
    /// </summary>
    [Id(0)]
    public required Phases BackedUp { get; init; }

    /// <summary>
    /// Load of the branch that is not backed up, W, 5-minute values (<c>ac_in_b.aci_w*</c>); zeros where it is not metered.
    /// </summary>
    [Id(1)]
    public required Phases NotBackedUp { get; init; }

    /// <summary>
    /// Best figure for the present load, W; <see cref="Coverage"/> says of what. Null when the backed-up load is missing.
    /// </summary>
    [Id(2)]
    public double? Load { get; init; }

    /// <summary>What <see cref="Load"/> covers.</summary>
    [Id(3)]
    public LoadCoverage Coverage { get; init; }

    /// <summary>Output current, A (<c>ac_out.aco_vs</c> of single-phase boxes); null on others.</summary>
    [Id(4)]
    public double? Current { get; init; }
}

/// <summary>What part of the house a load figure covers.</summary>
[GenerateSerializer, Alias("oig.load-coverage")]
public enum LoadCoverage
{
    /// <summary>Only what hangs behind the backed-up output; the rest is not metered.</summary>
    BackedUpPart,

    /// <summary>The backed-up output and the metered branch beside it.</summary>
    WholeHouse,
}
