using Oig.Portal.Reading;

namespace Oig.Portal.Boxes;

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

    internal static Household From(Table box, double? backedUpLoad, bool? single)
    {
        var branch = Phases.From(box["ac_in_b"], "aci_w", single);
        var metered = branch is not { L1: null or 0, L2: null or 0, L3: null or 0 } && branch.Total is not null;
        return new()
        {
            BackedUp = Phases.From(box["ac_out"], "aco_p", single),
            NotBackedUp = branch,
            Load = metered ? backedUpLoad + branch.Total : backedUpLoad,
            Coverage = metered ? LoadCoverage.WholeHouse : LoadCoverage.BackedUpPart,
            Current = single == true ? box["ac_out"].Number("aco_vs") : null,
        };
    }
}
