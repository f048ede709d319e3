using CsCheck;
using Oig.Grains.Energies;

namespace Oig.Grains.Tests.Energies;

public sealed class DailyCounterTests
{
    private const int Rows = 288;

    [Theory]
    [InlineData("", null, false)]
    [InlineData("- - -", null, false)]
    [InlineData("0 0 0", 0.0, false)]
    [InlineData("0 100 250 - 300", 300.0, false)]
    [InlineData("0 100 250 300 - -", 300.0, false)]
    [InlineData("0 100 400 395 398", 398.0, false)]
    [InlineData("0 1000 0 1100 1200", 1200.0, false)]
    [InlineData("0 1000 0 3 1100 1200", 1200.0, false)]
    [InlineData("5000 5000 0 100 200", 200.0, false)]
    [InlineData("5000 0 100 200", 200.0, false)]
    [InlineData("- 5000 5000 - 20 200", 200.0, false)]
    [InlineData("0 1000 3000 0 10 20 500", 3500.0, true)]
    [InlineData("0 1000 3000 - 10 20 500", 3500.0, true)]
    [InlineData("-5 100 9999999 200", 200.0, false)]
    [InlineData("0 4 1 3", 3.0, false)]
    public void A_day_is_the_last_value_of_each_beginning(string rows, double? total, bool doubtful)
    {
        var amount = DailyCounter.Read(Parse(rows), Rows);

        Assert.Equal((total, doubtful), (amount?.WattHours, amount?.Doubtful == true));
    }

    [Fact]
    public void The_row_of_midnight_may_be_tomorrows()
    {
        double?[] rows = [.. Enumerable.Range(0, Rows - 1).Select(row => (double?)row * 10), 0];

        Assert.Equal(((Rows - 2) * 10.0, 1.0, false), Told(rows));
    }

    [Fact]
    public void Rows_that_did_not_come_are_told_as_not_covered()
    {
        Assert.Equal((710.0, 0.25, false), Told([.. Enumerable.Range(0, 72).Select(row => (double?)row * 10)]));
        Assert.Equal((710.0, 0.25, false), Told([.. Enumerable.Range(0, Rows).Select(row => row < 72 ? (double?)row * 10 : null)]));
    }

    [Fact]
    public void Missing_rows_dips_and_yesterdays_value_change_nothing() =>
        Gen.Select(Gen.Int[0, 30].Array[Rows], Gen.Int[1, 8], Gen.Int[0, 11], Gen.Int[1, 40_000], Gen.Int[0, int.MaxValue]).Sample((steps, least, late, yesterday, seed) =>
        {
            double?[] truth = [.. Sums(steps.Select(step => step + least))];
            var rows = Spoilt(truth, late, yesterday, new Random(seed));

            var amount = DailyCounter.Read(rows, Rows)!;

            Assert.Equal((truth[^1]!.Value, 1.0, false), (amount.WattHours, amount.Covered, amount.Doubtful));
        });

    [Fact]
    public void A_box_replaced_in_the_middle_adds_up_and_is_told() =>
        Gen.Select(Gen.Int[20, 60].Array[Rows], Gen.Int[40, Rows - 40]).Sample((steps, replaced) =>
        {
            double?[] rows = [.. Sums(steps.Take(replaced)), .. Sums(steps.Skip(replaced))];

            var amount = DailyCounter.Read(rows, Rows)!;

            Assert.Equal((steps.Sum(), true), (amount.WattHours, amount.Doubtful));
        });

    [Fact]
    public void Whatever_comes_the_total_is_possible() =>
        Gen.OneOf(Gen.Double, Gen.Double[-10, 1e7]).Nullable().Array[0, 400].Sample(rows =>
        {
            if (DailyCounter.Read(rows, Rows) is not { } amount) return;
            Assert.InRange(amount.WattHours, 0, 1e6 * Math.Max(1, rows.Length));
            Assert.InRange(amount.Covered, 0, 1);
        });

    /// <summary>Yesterday's value in the first rows, some rows without value, some dips of one or two rows; the last row stays.</summary>
    private static double?[] Spoilt(double?[] truth, int late, int yesterday, Random random)
    {
        var rows = truth.ToArray();
        for (var row = 0; row < late; row++) rows[row] = truth[late] + 4.0 * truth[late] + yesterday + 1_000;
        for (var row = late + 2; row < rows.Length - 3; row++)
        {
            if (random.Next(20) == 0) rows[row] = null;
            else if (random.Next(30) == 0) rows[row++] = 0;
        }

        return rows;
    }

    private static IEnumerable<double?> Sums(IEnumerable<int> steps)
    {
        var sum = 0.0;
        foreach (var step in steps) yield return sum += step;
    }

    private static (double, double, bool) Told(double?[] rows) =>
        DailyCounter.Read(rows, Rows) is { } amount ? (amount.WattHours, amount.Covered, amount.Doubtful) : default;

    private static double?[] Parse(string rows) => [.. rows.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Select(row => row == "-" ? (double?)null : double.Parse(row, System.Globalization.CultureInfo.InvariantCulture))];
}
