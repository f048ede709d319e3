using System.Globalization;
using System.Net;
using System.Text.Json;
using Oig.Simulator.Tests.Support;

namespace Oig.Simulator.Tests.Reads;

public sealed class SeriesTests : LoggedInTest
{
    private const string Today = "2026-06-14";

    [Theory]
    [InlineData("batt", 4)]
    [InlineData("fve", 5)]
    [InlineData("grid", 4)]
    [InlineData("load", 3)]
    public async Task Today_so_far_has_one_item_every_five_minutes(string name, int values)
    {
        var items = await ItemsAsync(name, Today, Today);

        Assert.Equal(12 * 12, items.Count);
        Assert.All(items, item => Assert.Equal(values, item.GetArrayLength()));
    }

    [Fact]
    public async Task The_last_item_is_what_live_data_shows()
    {
        var grid = (await ItemsAsync("grid", Today, Today))[^1];
        var battery = (await ItemsAsync("batt", Today, Today))[^1];
        var solar = (await ItemsAsync("fve", Today, Today))[^1];
        var load = (await ItemsAsync("load", Today, Today))[^1];
        var box = await Visitor.BoxAsync(Box.Id);

        Assert.Equal(box.Whole("ac_in", "ac_ad"), grid[2].GetInt32());
        Assert.Equal(box.Whole("ac_in", "ac_pd"), grid[3].GetInt32());
        Assert.InRange(grid[1].GetInt32(), box.Grid("ac_in") - 2, box.Grid("ac_in") + 2);
        Assert.Equal(box.Whole("batt", "bat_c"), battery[2].GetInt32());
        Assert.Equal((box.Whole("dc_in", "fv_p1"), box.Whole("dc_in", "fv_p2")), (solar[3].GetInt32(), solar[4].GetInt32()));
        Assert.Equal(box.Whole("ac_out", "aco_pr"), load[0].GetInt32());
    }

    [Fact]
    public async Task The_day_is_told_again_as_it_was_with_the_mode_it_had()
    {
        Box["box_prms", "mode"] = 3;
        Time.Advance(TimeSpan.FromHours(1));
        await Visitor.LogInAsync();
        var seen = (await Visitor.BoxAsync(Box.Id)).Whole("ac_in", "ac_ad");
        Box["box_prms", "mode"] = 0;
        Time.Advance(TimeSpan.FromDays(1));
        await Visitor.LogInAsync();

        var yesterday = await ItemsAsync("grid", Today, Today);

        Assert.Equal(288, yesterday.Count);
        Assert.Equal(seen, yesterday[13 * 12 - 1][2].GetInt32());
    }

    [Theory]
    [InlineData("2026-05-20", "2026-05-14", "2026-05-31")]
    [InlineData("2026-03-29", "2026-03-28", "2026-03-30")]
    [InlineData("2026-01-01", "2025-12-25", "2026-01-05")]
    [InlineData(Today, "2026-06-01", Today)]
    public async Task A_day_is_the_same_alone_and_within_other_days(string day, string from, string to)
    {
        foreach (var name in new[] { "grid", "fve", "batt", "load" })
        {
            var alone = await TextsAsync(name, day, day);
            var before = day == from ? 0 : (await ItemsAsync(name, from, Before(day))).Count;
            Assert.Equal(alone, (await TextsAsync(name, from, to)).Skip(before).Take(alone.Count));
        }
    }

    [Fact]
    public async Task The_counters_of_the_month_are_the_sum_of_its_days()
    {
        var days = Box.Books(new DateOnly(2026, 6, 1), new DateOnly(2026, 6, 14));
        var box = await Visitor.BoxAsync(Box.Id);

        Assert.Equal(14, days.Count);
        Assert.Equal(box.Whole("ac_in", "ac_am"), (int)(days.Sum(day => day.Imported) / 1_000));
        Assert.Equal(box.Whole("ac_in", "ac_pm"), (int)(days.Sum(day => day.Exported) / 1_000));
        Assert.Equal(box.Whole("dc_in", "fv_am"), (int)(days.Sum(day => day.Produced) / 1_000));
        Assert.Equal(box.Whole("ac_out", "en_day"), (int)days[^1].BackedUpLoad);
    }

    [Fact]
    public async Task The_charge_of_the_battery_does_not_leap_at_midnight()
    {
        var charge = (await ItemsAsync("batt", "2026-05-01", "2026-05-31")).Select(item => item[2])
            .Where(value => value.ValueKind == JsonValueKind.Number).Select(value => value.GetInt32()).ToList();

        Assert.All(charge.Zip(charge.Skip(1)), pair => Assert.InRange(Math.Abs(pair.First - pair.Second), 0, 8));
    }

    [Fact]
    public async Task Days_before_anybody_looked_are_there_too() =>
        Assert.Equal(31 * 288, (await ItemsAsync("batt", "2026-05-14", "2026-06-13")).Count);

    [Theory]
    [InlineData("2026-03-29", 23)]
    [InlineData("2025-10-26", 25)]
    public async Task The_days_when_clocks_change_are_shorter_and_longer(string day, int hours) =>
        Assert.Equal(hours * 12, (await ItemsAsync("load", day, day)).Count);

    [Fact]
    public async Task Just_after_midnight_there_are_no_items()
    {
        Time.SetUtcNow(new DateTimeOffset(2026, 6, 14, 22, 3, 0, TimeSpan.Zero));
        await Visitor.LogInAsync();

        Assert.Equal("""{"items":[]}""", (await Visitor.SeriesAsync("grid", "2026-06-15", "2026-06-15")).Text);
    }

    [Fact]
    public async Task Some_items_hold_nulls_only()
    {
        var items = (await Visitor.SeriesAsync("fve", "2026-06-01", "2026-06-13")).Json.GetProperty("items").EnumerateArray()
            .Select(item => item.GetProperty("values").EnumerateArray().Count(value => value.ValueKind == JsonValueKind.Null)).ToList();

        Assert.InRange(items.Count(nulls => nulls == 5), 1, 40);
        Assert.DoesNotContain(items, nulls => nulls is > 0 and < 5);
    }

    [Fact]
    public async Task History_is_known_and_empty() =>
        Assert.Equal("""{"items":[]}""", (await Visitor.SeriesAsync("history", Today, Today)).Text);

    [Theory]
    [InlineData("")]
    [InlineData("device_id=1&type=batt&date_from=2026-06-14")]
    [InlineData("""{"name":"nonsense","range":"2026-06-14,2026-06-14,0"}""")]
    [InlineData("""{"name":"batt","range":"2026-06-14,2026-06-14"}""")]
    [InlineData("""{"name":"batt","range":"2026-06-14,2026-06-13,0"}""")]
    [InlineData("""{"name":"batt","range":"14. 6. 2026,14. 6. 2026,0"}""")]
    [InlineData("""{"name":"batt","range":"0001-01-01,9999-12-31,0"}""")]
    [InlineData("""{"name":"batt","range":"0001-01-01,0001-01-01,0"}""")]
    public async Task A_wrong_body_is_an_error(string body) => Assert.True((await Visitor.PostAsync("json2.php", body)).IsErrorPage);

    private static string Before(string day) =>
        DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture).AddDays(-1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private async Task<List<string>> TextsAsync(string name, string from, string to) =>
        [.. (await ItemsAsync(name, from, to)).Select(item => item.GetRawText())];

    private async Task<List<JsonElement>> ItemsAsync(string name, string from, string to)
    {
        var reply = await Visitor.SeriesAsync(name, from, to);
        Assert.Equal(HttpStatusCode.OK, reply.Status);
        return [.. reply.Json.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("values"))];
    }
}
