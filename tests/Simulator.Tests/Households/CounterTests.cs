using System.Globalization;
using Oig.Simulator.Tests.Support;

namespace Oig.Simulator.Tests.Households;

public sealed class CounterTests : SimulatorTest
{
    private static readonly TimeZoneInfo Prague = TimeZoneInfo.FindSystemTimeZoneById("Europe/Prague");
    private static readonly (string Table, string Column)[] Daily =
        [("ac_in", "ac_ad"), ("ac_in", "ac_pd"), ("ac_out", "en_day"), ("dc_in", "fv_ad")];

    private static readonly (string Table, string Column)[] Monthly = [("ac_in", "ac_am"), ("ac_in", "ac_pm"), ("dc_in", "fv_am")];
    private static readonly (string Table, string Column)[] Yearly = [("ac_in", "ac_ay"), ("ac_in", "ac_py"), ("dc_in", "fv_ay")];

    protected override DateTimeOffset Start => new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        Portal.Switches.SessionLife = TimeSpan.FromDays(99_999);
    }

    [Theory]
    [InlineData("2026-06-14", 24)]
    [InlineData("2026-03-29", 23)]
    [InlineData("2026-10-25", 25)]
    public async Task Daily_counters_only_grow_until_midnight_in_Prague_and_then_start_again(string day, int hours)
    {
        var midnight = Midnight(day);
        await StartAtAsync(midnight.AddMinutes(-5));
        var yesterday = await ReadAsync(Daily);
        Assert.True(yesterday[2] > 1_000 && yesterday[3] > 1_000);

        Time.SetUtcNow(midnight);
        var previous = await ReadAsync(Daily);
        Assert.All(previous, value => Assert.Equal(0, value));
        for (var slot = 1; slot < hours * 12; slot++)
        {
            Time.Advance(TimeSpan.FromMinutes(5));
            var now = await ReadAsync(Daily);
            Assert.All(now.Zip(previous), pair => Assert.True(pair.First >= pair.Second, $"slot {slot}"));
            previous = now;
        }

        Assert.True(previous[2] > 1_000 && previous[3] > 1_000);
        Time.Advance(TimeSpan.FromMinutes(5));
        Assert.All(await ReadAsync(Daily), value => Assert.Equal(0, value));
        Assert.Equal(TimeSpan.Zero, TimeZoneInfo.ConvertTime(Time.GetUtcNow(), Prague).TimeOfDay);
    }

    [Fact]
    public async Task Month_counters_start_again_with_the_month_and_year_counters_do_not()
    {
        await StartAtAsync(Midnight("2026-07-01").AddMinutes(-5));
        var (month, year) = (await ReadAsync(Monthly), await ReadAsync(Yearly));
        Time.Advance(TimeSpan.FromMinutes(5));

        Assert.True(month[2] > 100 && year[2] > month[2]);
        Assert.All(await ReadAsync(Monthly), value => Assert.Equal(0, value));
        Assert.All((await ReadAsync(Yearly)).Zip(year), pair => Assert.InRange(pair.First - pair.Second, 0, 1));
    }

    [Fact]
    public async Task Year_counters_start_again_with_the_year()
    {
        await StartAtAsync(Midnight("2027-01-01").AddMinutes(-5));
        Assert.True((await ReadAsync(Yearly))[2] > 2_000);
        Time.Advance(TimeSpan.FromMinutes(5));

        Assert.All(await ReadAsync(Yearly), value => Assert.Equal(0, value));
    }

    [Fact]
    public async Task A_day_adds_to_month_and_year()
    {
        await StartAtAsync(Midnight("2026-06-14"));
        var (month, year) = ((await ReadAsync(Monthly))[2], (await ReadAsync(Yearly))[2]);
        Time.Advance(TimeSpan.FromHours(23.9));
        var produced = (await ReadAsync(Daily))[3] / 1_000.0;

        Assert.InRange((await ReadAsync(Monthly))[2] - month, produced - 1, produced + 1);
        Assert.InRange((await ReadAsync(Yearly))[2] - year, produced - 1, produced + 1);
    }

    [Fact]
    public async Task It_does_not_matter_how_often_one_looks()
    {
        await using var other = await PortalSimulator.StartAsync(time: Time);
        other.Switches.SessionLife = TimeSpan.FromDays(999);
        using var rare = new Visitor(other.BaseUrl);
        await StartAtAsync(Noon);
        await rare.LogInAsync();
        await rare.LiveAsync();
        for (var i = 0; i < 36 * 4; i++)
        {
            Time.Advance(TimeSpan.FromMinutes(15));
            await Visitor.LiveAsync();
        }

        Assert.Equal((await Visitor.LiveAsync()).Text, (await rare.LiveAsync()).Text);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(40)]
    public async Task A_leap_over_years_ends_in_a_sound_household(int years)
    {
        await StartAtAsync(Noon);
        await Visitor.LiveAsync();
        Time.SetUtcNow(Noon.AddYears(years));

        var box = await Visitor.BoxAsync(Box.Id);

        Assert.InRange(box.Whole("actual", "bat_c"), 15, 100);
        Assert.InRange(box.Whole("dc_in", "fv_ay"), 1_000, 10_000);
        Assert.StartsWith($"{Noon.Year + years}-", box.GetProperty("device").GetProperty("lastcall").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_leap_over_months_keeps_the_counters_of_the_year()
    {
        await StartAtAsync(Midnight("2026-03-01"));
        var before = (await ReadAsync(Yearly))[2];
        Time.SetUtcNow(Midnight("2026-09-01"));

        Assert.InRange((await ReadAsync(Yearly))[2] - before, 3_000, 9_000);
    }

    private static DateTimeOffset Midnight(string day)
    {
        var local = DateTime.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        return new DateTimeOffset(TimeZoneInfo.ConvertTimeToUtc(local, Prague));
    }

    private async Task StartAtAsync(DateTimeOffset time)
    {
        Time.SetUtcNow(time);
        await Visitor.LogInAsync();
    }

    private async Task<List<int>> ReadAsync((string Table, string Column)[] counters)
    {
        var box = await Visitor.BoxAsync(Box.Id);
        return [.. counters.Select(counter => box.Whole(counter.Table, counter.Column))];
    }
}
