using Oig.Simulator.Households;

namespace Oig.Simulator.Tests.Households;

public sealed class HouseholdTests
{
    private static readonly DateTimeOffset Start = new(2026, 6, 14, 10, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(1, 1_440)]
    [InlineData(40, 40 * 1_440)]
    [InlineData(366, 366 * 1_440)]
    [InlineData(3_660, 366 * 1_440)]
    [InlineData(36_600, 366 * 1_440)]
    public void The_work_of_a_leap_is_bounded(int days, int steps) =>
        Assert.Equal(steps, NewHousehold().AdvanceTo(Start.AddDays(days)));

    [Fact]
    public void A_clock_that_goes_back_changes_nothing()
    {
        var household = NewHousehold();
        var before = household.Now;

        Assert.Equal(0, household.AdvanceTo(Start.AddDays(-1)));
        Assert.Equal(before, household.Now);
    }

    private static SimulatedHouse NewHousehold() => new(new BoxParameters(new SimulatedBox("1")).House(chargeOrder: 0), Start);
}
