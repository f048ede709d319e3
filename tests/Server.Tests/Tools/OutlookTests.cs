using System.Collections.Immutable;
using CsCheck;
using Oig.Api.Tools.Outlook;
using Oig.Contracts;
using Oig.Contracts.Series;
using Oig.Server.Tests.Hosting;

namespace Oig.Server.Tests.Tools;

public sealed class OutlookTests(SharedServer shared) : IClassFixture<SharedServer>
{
    private static readonly DateTimeOffset Evening = new(2026, 5, 14, 18, 0, 0, TimeSpan.FromHours(2));

    // Published times of Prague, to the minute.
    [Theory]
    [InlineData("2026-01-01", "07:59", "16:09")]
    [InlineData("2026-03-20", "06:04", "18:13")]
    [InlineData("2026-06-21", "04:53", "21:14")]
    [InlineData("2026-09-23", "06:50", "18:58")]
    [InlineData("2026-12-21", "07:58", "16:01")]
    public void The_sun_rises_and_sets_by_the_almanac(string day, string rise, string set)
    {
        var date = DateOnly.ParseExact(day, "yyyy-MM-dd", null);
        var sun = SunTimes.Of(date, 50.08, 14.42)!.Value;

        AssertNear(PragueTime.At(date.ToDateTime(TimeOnly.Parse(rise, null))), sun.Rise);
        AssertNear(PragueTime.At(date.ToDateTime(TimeOnly.Parse(set, null))), sun.Set);
    }

    [Fact]
    public void Where_the_sun_does_not_set_there_is_no_sunset() => Assert.Null(SunTimes.Of(new(2026, 6, 21), 78, 15));

    [Fact]
    public void Energy_lasts_longer_with_more_of_it_and_shorter_with_more_load() =>
        Gen.Select(Gen.Double[0, 20_000], Gen.Double[0, 10_000], Gen.Double[0, 5_000]).Sample((energy, load, more) =>
        {
            var span = Endurance.At(energy, load, Evening);

            Assert.InRange(span.Earliest, Evening, span.Latest);
            Assert.True(Endurance.At(energy, load + more, Evening).Latest <= span.Latest);
            Assert.True(Endurance.At(energy + more, load, Evening).Earliest >= span.Earliest);
            Assert.True(span.Latest <= Evening.AddHours(48.25));
        });

    [Fact]
    public void Past_nights_are_run_hour_by_hour()
    {
        // 500 W from 18 to 24 h, 200 W after that, and 130 W of loss: 6 h take 3.78 kWh, the rest of 1.32 kWh lasts four hours.
        var hours = Enumerable.Range(0, 24).Select(hour => (float?)(hour >= 18 ? 500 : 200)).ToImmutableArray();
        var days = Enumerable.Range(1, 7).Select(ago => new DateOnly(2026, 5, 14).AddDays(-ago)).ToDictionary(day => day, day => new EnergyDay { Day = day, LoadByHour = hours });

        var nights = Endurance.AsInPastNights(3_780 + 1_320, days, Evening);

        Assert.Equal(7, nights.Count);
        Assert.All(nights, night => Assert.Equal(Evening.AddHours(10), night));
    }

    [Fact]
    public void A_night_of_which_hours_are_missing_tells_nothing()
    {
        var day = new DateOnly(2026, 5, 13);
        var days = new Dictionary<DateOnly, EnergyDay> { [day] = new() { Day = day, LoadByHour = [.. Enumerable.Range(0, 24).Select(hour => hour == 20 ? (float?)null : 300)] } };

        Assert.Empty(Endurance.AsInPastNights(10_000, days, Evening));
        Assert.Empty(Endurance.AsInPastNights(10_000, new Dictionary<DateOnly, EnergyDay> { [day] = new() { Day = day } }, Evening));
    }

    [Fact]
    public async Task The_outlook_of_a_box_knows_its_last_nights()
    {
        await using var client = await shared.Server.ConnectAsync();

        var data = (await client.CallAsync("get_outlook")).GetProperty("data");

        Assert.Equal(7, data.GetProperty("nights_known").GetInt32());
        Assert.True(data.GetProperty("lasts_as_last_nights").GetProperty("earliest").GetDateTimeOffset() <= data.GetProperty("lasts_as_last_nights").GetProperty("latest").GetDateTimeOffset());
        Assert.True(data.GetProperty("sunrise").GetDateTimeOffset() < data.GetProperty("sunset").GetDateTimeOffset());
        Assert.True(data.GetProperty("next_sunrise").GetDateTimeOffset() > DateTimeOffset.UtcNow.AddMinutes(-1));
    }

    private static void AssertNear(DateTimeOffset expected, DateTimeOffset found) =>
        Assert.True((expected - found).Duration() <= TimeSpan.FromMinutes(2.5), $"{found.ToOffset(expected.Offset):HH:mm} instead of {expected:HH:mm}");
}
