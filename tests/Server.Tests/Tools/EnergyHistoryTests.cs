using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Oig.Contracts;
using Oig.Server.Tests.Hosting;
using Oig.Simulator;

namespace Oig.Server.Tests.Tools;

public sealed class EnergyHistoryTests(DatedServer shared) : IClassFixture<DatedServer>
{
    private static readonly DateOnly Today = DatedServer.Today;

    [Theory]
    [InlineData("yesterday", "day")]
    [InlineData("last_7_days", "day")]
    [InlineData("last_30_days", "week")]
    [InlineData("last_month", "month")]
    public async Task Totals_are_what_really_flowed(string range, string period)
    {
        await using var client = await shared.Server.ConnectAsync();

        var data = (await client.CallAsync("get_energy_history", ("range", range), ("period", period))).GetProperty("data");

        Assert.True(data.GetProperty("complete").GetBoolean());
        var (from, to) = (Day(data, "from"), Day(data, "to"));
        var books = shared.Server.Portal.Accounts[AccountBook.OneBoxEmail].Boxes[0].Books(from, to);
        AssertTotal(books, data, "total", data.GetProperty("total"));
        Assert.Equal(books.Count, data.GetProperty("rows").EnumerateArray().Sum(row => row[9].GetInt32()));
        foreach (var row in data.GetProperty("rows").EnumerateArray().Where(_ => period == "day"))
            AssertTotal([.. books.Where(book => book.Day == DateOnly.ParseExact(row[0].GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture))], data, row[0].GetString()!, row);
    }

    [Fact]
    public async Task This_week_stands_beside_the_same_days_of_last_week()
    {
        await using var client = await shared.Server.ConnectAsync();

        var data = (await client.CallAsync("get_energy_history", ("range", "this_week"), ("compare", "previous"))).GetProperty("data");

        var previous = data.GetProperty("previous");
        Assert.Equal(Day(data, "from").AddDays(-7), Day(previous, "from"));
        Assert.Equal(Day(data, "to").AddDays(-7), Day(previous, "to"));
        var books = shared.Server.Portal.Accounts[AccountBook.OneBoxEmail].Boxes[0].Books(Day(previous, "from"), Day(previous, "to"));
        AssertTotal(books, data, "total", previous.GetProperty("total"));
    }

    [Fact]
    public async Task Of_several_boxes_only_the_boxs_own_counters_are_told()
    {
        await using var client = await shared.Server.ConnectAsync(AccountBook.TwoBoxesEmail);

        var data = (await client.CallAsync("get_energy_history", ("range", "this_month"), ("period", "month"), ("box_id", "2206230003"))).GetProperty("data");

        Assert.Contains("name none", data.GetProperty("note").GetString(), StringComparison.Ordinal);
        var month = shared.Server.Portal.Accounts[AccountBook.TwoBoxesEmail].Boxes[1].Books(new(Today.Year, Today.Month, 1), Today).Sum(book => book.Imported) / 1000;
        Assert.InRange(month - data.GetProperty("rows")[0][2].GetDouble(), 0, 1.1);
        Assert.Equal(JsonValueKind.Null, data.GetProperty("rows")[0][5].ValueKind);
    }

    [Theory]
    [InlineData("start_date must not be after", "start_date", "2026-05-14", "end_date", "2026-05-13")]
    [InlineData("end_date lies in the future", "start_date", "2026-05-14", "end_date", "2199-05-13")]
    [InlineData("start_date lies in the future", "start_date", "2199-05-14", "period", "day")]
    [InlineData("At most 400 days", "start_date", "2024-01-01", "end_date", "2025-12-31")]
    [InlineData("YYYY-MM-DD", "start_date", "14. 5. 2026", "end_date", "today")]
    [InlineData("YYYY-MM-DD", "start_date", "2026-02-30", "end_date", "today")]
    [InlineData("range must be one of", "range", "forever", "period", "day")]
    [InlineData("not both", "range", "today", "end_date", "today")]
    [InlineData("period must be one of", "range", "today", "period", "hour")]
    [InlineData("compare must be", "range", "today", "compare", "tomorrow")]
    public async Task Bad_arguments_get_one_clear_error(string part, string name, string value, string name2, string value2)
    {
        await using var client = await shared.Server.ConnectAsync();

        var reply = await client.CallAsync("get_energy_history", (name, value), (name2, value2));

        Assert.Equal("invalid_argument", reply.Code());
        Assert.Contains(part, reply.Message(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("yesterday", "2026-11-25", "2026-11-25")]
    [InlineData("Včera", "2026-11-25", "2026-11-25")]
    [InlineData("last week", "2026-11-16", "2026-11-22")]
    [InlineData("LAST-WEEK", "2026-11-16", "2026-11-22")]
    [InlineData("minulý týden", "2026-11-16", "2026-11-22")]
    [InlineData("this_month", "2026-11-01", "2026-11-26")]
    [InlineData("loni", "2025-01-01", "2025-12-31")]
    [InlineData("last 7 days", "2026-11-20", "2026-11-26")]
    public void Ranges_are_understood_as_people_write_them(string range, string from, string to)
    {
        var asked = Oig.Api.Tools.History.EnergyRequest.Read(range, null, null, null, null, new(2026, 11, 26)).Value!.Range;

        Assert.Equal((from, to), ($"{asked.From:yyyy-MM-dd}", $"{asked.To:yyyy-MM-dd}"));
    }

    [Fact]
    public async Task Progress_is_told_request_by_request_and_past_days_are_not_asked_for_again()
    {
        await using var server = await OigServer.StartAsync();
        var arguments = new JsonObject { ["start_date"] = $"{PragueTime.Today(DateTimeOffset.UtcNow).AddDays(-31):yyyy-MM-dd}", ["end_date"] = "yesterday" };

        var first = await MessagesAsync(server, arguments);
        await MessagesAsync(server, arguments);

        Assert.Equal("success", first[^1].GetProperty("result").GetProperty("structuredContent").Status());
        Assert.Equal(4, server.Portal.Requests.SeriesReads.Count);
        Assert.Equal(
            ["3 more requests to the portal", "2 more requests to the portal", "1 more requests to the portal", "0 more requests to the portal"],
            first[..^1].Select(told => told.GetProperty("params").GetProperty("message").GetString()));
    }

    // As they travel: the SDK's client drops what is told of a call when it sees the call's answer first.
    private static async Task<JsonElement[]> MessagesAsync(OigServer server, JsonObject arguments)
    {
        using var http = new HttpClient();
        using var request = RawMcp.Request(server.Mcp, "tools/call", new JsonObject
        {
            ["name"] = "get_energy_history",
            ["arguments"] = arguments.DeepClone(),
            ["_meta"] = new JsonObject { ["progressToken"] = "p" },
        }).With("X-OIG-Email", AccountBook.OneBoxEmail).With("X-OIG-Password", AccountBook.TestPassword);
        using var response = await http.SendAsync(request);
        var events = (await response.Content.ReadAsStringAsync()).Split('\n').Where(line => line.StartsWith("data:", StringComparison.Ordinal));
        return [.. events.Select(data => JsonElement.Parse(data[5..]))];
    }

    /// <summary>Within 1 % or 0.1 kWh a day.</summary>
    private static void AssertTotal(IReadOnlyList<EnergyBook> books, JsonElement data, string what, JsonElement row)
    {
        (string Name, double Truth)[] truth =
        [
            ("produced", books.Sum(book => book.Produced)), ("imported", books.Sum(book => book.Imported)), ("exported", books.Sum(book => book.Exported)),
            ("backed_up_load", books.Sum(book => book.BackedUpLoad)), ("battery_charged", books.Sum(book => book.Charged)),
            ("battery_discharged", books.Sum(book => book.Discharged)),
        ];
        var columns = data.GetProperty("columns").EnumerateArray().Select(column => column.GetString()).ToList();
        foreach (var (name, expected) in truth)
        {
            var told = row[columns.IndexOf(name)].GetDouble();
            Assert.True(Math.Abs(told - expected / 1000) <= Math.Max(0.1, 0.01 * expected / 1000), $"{what} {name}: {told} instead of {expected / 1000:0.000}");
        }
    }

    private static DateOnly Day(JsonElement data, string name) => DateOnly.ParseExact(data.GetProperty(name).GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
