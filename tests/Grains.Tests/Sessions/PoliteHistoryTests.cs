using Oig.Contracts.Series;
using Oig.Grains.Sessions;
using Oig.Simulator;

namespace Oig.Grains.Tests.Sessions;

/// <summary>The energies of a month with an empty memory, as the portal sees them asked for; time is the test's own.</summary>
public sealed class PoliteHistoryTests : SessionTest
{
    // Holds the day on which clocks went forward.
    private static readonly DateOnly First = new(2026, 3, 15);
    private static readonly DateOnly Last = new(2026, 4, 14);

    [Fact]
    public async Task A_month_takes_four_requests_a_second_apart_and_none_when_asked_again()
    {
        var session = Harness.NewSession();

        var days = await ReadAsync(session);

        Assert.Equal(31, days.Days.Length);
        var reads = Requests.SeriesReads;
        Assert.Equal(4, reads.Count);
        var gap = Harness.Options.RequestGap;
        Assert.Equal(TimeSpan.FromSeconds(1), gap);
        Assert.All(Requests.All.Zip(Requests.All.Skip(1)), pair => Assert.True(pair.Second.Time - pair.First.Time >= gap, $"{pair.First} {pair.First.Time:O}, {pair.Second} {pair.Second.Time:O}"));

        await ReadAsync(session);
        Harness.Time.Advance(TimeSpan.FromDays(3));
        await ReadAsync(session);
        Assert.Equal(4, Requests.SeriesReads.Count);
    }

    [Fact]
    public async Task Its_totals_are_what_really_flowed_also_on_the_day_that_has_23_hours()
    {
        var days = (await ReadAsync(Harness.NewSession())).Days.ToDictionary(day => day.Day);

        var books = Harness.Portal.Accounts[AccountBook.OneBoxEmail].Boxes[0].Books(First, Last);
        Assert.Equal(31, books.Count);
        Assert.All(books, book =>
        {
            var day = days[book.Day];
            AssertNear(book.Imported, day.Imported);
            AssertNear(book.Exported, day.Exported);
            AssertNear(book.BackedUpLoad, day.Load);
            AssertNear(book.Charged, day.Charged);
            AssertNear(book.Discharged, day.Discharged);
            Assert.InRange(day.String1!.WattHours + day.String2!.WattHours, 0.99 * book.Produced - 100, 1.01 * book.Produced + 100);
        });
    }

    private async Task<EnergyDays> ReadAsync(Session session)
    {
        for (var step = 0; step < 20; step++)
        {
            var outcome = await Harness.Run(session.GetEnergyDaysAsync(Harness.Owner, First, Last));
            Assert.True(outcome.Succeeded, outcome.Failure?.Detail);
            if (outcome.Value.RequestsLeft == 0) return outcome.Value;
        }

        throw new TimeoutException("It never comes to an end.");
    }

    /// <summary>Within 1 % or 0.1 kWh, all of the day covered.</summary>
    private static void AssertNear(double expected, EnergyAmount? told)
    {
        Assert.NotNull(told);
        Assert.InRange(told.WattHours, Math.Min(0.99 * expected, expected - 100), Math.Max(1.01 * expected, expected + 100));
        Assert.InRange(told.Covered, 0.99, 1);
        Assert.False(told.Doubtful);
    }
}
