using Oig.Contracts.Boxes;

namespace Oig.Api.Tools.BasicData;

/// <summary>The predecessor's section <c>household</c>.</summary>
internal sealed record HouseholdSection
{
    public DataPoint? TotalLoad { get; init; }

    public static HouseholdSection Of(Box box) => new()
    {
        TotalLoad = DataPoint.Kilowatts(box.Household.Load, box.Household.Coverage == LoadCoverage.WholeHouse
            ? "Load of the whole house"
            : "Load behind the box's backed-up output; the rest of the house is not metered"),
    };
}
