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
        Harness.Options.LoginPause = Harness.Options.RequestGap;
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
            AssertNear(book.Imported, day.Imported, 0.01);
            AssertNear(book.Exported, day.Exported, 0.01);
            // A power every five minutes is a sample: a day's sum is off by a little more than a counter, a month's is not.
            AssertNear(book.BackedUpLoad, day.Load, 0.02);
            // The battery takes what clouds and kettles do between two samples: on the worst of these days it is off by 0.25 kWh.
            AssertNear(book.Charged, day.Charged, 0.03);
            AssertNear(book.Discharged, day.Discharged, 0.03);
        });
        AssertMonth(book => book.BackedUpLoad, day => day.Load!.WattHours);
        AssertMonth(book => book.Charged, day => day.Charged!.WattHours);
        AssertMonth(book => book.Discharged, day => day.Discharged!.WattHours);
        AssertMonth(book => book.Produced, day => day.String1!.WattHours + day.String2!.WattHours);

        void AssertMonth(Func<EnergyBook, double> truth, Func<EnergyDay, double> told) =>
            Assert.InRange(days.Values.Sum(told), 0.99 * books.Sum(truth), 1.01 * books.Sum(truth));
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

    /// <summary>Within that share or ten times it in kWh, all of the day covered.</summary>
    private static void AssertNear(double expected, EnergyAmount? told, double share)
    {
        Assert.NotNull(told);
        Assert.InRange(Math.Abs(told.WattHours - expected), 0, Math.Max(share * expected, 10_000 * share));
        Assert.InRange(told.Covered, 0.99, 1);
        Assert.False(told.Doubtful);
    }
}
