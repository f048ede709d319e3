using System.Globalization;
using System.Text;
using System.Text.Json;
using ModelContextProtocol.Client;
using Oig.Server.Tests.Hosting;
using Oig.Simulator;

namespace Oig.Server.Tests.Tools;

/// <summary>
/// The table of <c>docs/questions.md</c>: what owners ask, the calls it takes, and answers that are compared with the simulator's own books.
/// With <c>WRITE_QUESTIONS=1</c> the table is written anew.
/// </summary>
public sealed class QuestionsTests(DatedServer shared) : IClassFixture<DatedServer>
{
    private static readonly DateOnly Today = DatedServer.Today;
    private static readonly DateOnly Yesterday = Today.AddDays(-1);
    private static readonly DateOnly Monday = Today.AddDays(-(((int)Today.DayOfWeek + 6) % 7));

    private SimulatedBox Box => shared.Server.Portal.Accounts[AccountBook.OneBoxEmail].Boxes[0];

    [Fact]
    public async Task Every_question_of_the_table_is_answered_truly_by_at_most_two_calls()
    {
        await using var one = await shared.Server.ConnectAsync();
        await using var two = await shared.Server.ConnectAsync(AccountBook.TwoBoxesEmail);
        var table = new StringBuilder();
        foreach (var question in Questions)
        {
            var client = question.OfTwoBoxes ? two : one;
            var answer = question.Answer((await CallAsync(client, question)).GetProperty("data"));
            table.Append(CultureInfo.InvariantCulture, $"| {question.English}<br>*{question.Czech}* | `{question.Tool}` {question.Arguments} | {answer} |\n");
        }

        Assert.Equal(20, Questions.Length);
        var path = Repository.Path("docs", "questions.md");
        if (Environment.GetEnvironmentVariable("WRITE_QUESTIONS") == "1") await File.WriteAllTextAsync(path, Page(table.ToString()));
        var page = await File.ReadAllTextAsync(path);
        Assert.All(Questions, question => Assert.Contains($"| {question.English}<br>*{question.Czech}* | `{question.Tool}` {question.Arguments} | ", page, StringComparison.Ordinal));
    }

    private Question[] Questions =>
    [
        new("How much did I sell yesterday?", "Kolik jsem včera prodal do sítě?", "get_energy_history", """{"range":"yesterday"}""",
            data => Energy("sold", data.GetProperty("total"), 3, Sum(Yesterday, Yesterday, book => book.Exported))),
        new("How much did I buy yesterday?", "Kolik jsem včera nakoupil?", "get_energy_history", """{"range":"yesterday"}""",
            data => Energy("bought", data.GetProperty("total"), 2, Sum(Yesterday, Yesterday, book => book.Imported))),
        new("What did the sun make last week?", "Kolik vyrobilo slunce minulý týden?", "get_energy_history", """{"range":"last_week","period":"week"}""",
            data => Energy("produced (an estimate)", data.GetProperty("rows")[0], 1, Sum(Monday.AddDays(-7), Monday.AddDays(-1), book => book.Produced))),
        new("This week against last?", "Jak je na tom tento týden proti minulému?", "get_energy_history", """{"range":"this_week","compare":"previous"}""", ThisWeek),
        new("What did I buy this month?", "Kolik jsem nakoupil tento měsíc?", "get_energy_history", """{"range":"this_month","period":"month"}""",
            data => Energy("bought so far", data.GetProperty("rows")[0], 2, Sum(new(Today.Year, Today.Month, 1), Today, book => book.Imported))),
        new("Which was the best day of the last 30?", "Který z posledních 30 dnů byl nejlepší?", "get_energy_history", """{"range":"last_30_days"}""", BestDay),
        new("How self-sufficient was I last week?", "Jak soběstačný jsem byl minulý týden?", "get_energy_history", """{"range":"last_week","period":"week"}""", SelfSufficiency),
        new("What went through the battery yesterday?", "Kolik včera prošlo baterií?", "get_energy_history", """{"range":"yesterday"}""",
            data => Energy("charged", data.GetProperty("total"), 5, Sum(Yesterday, Yesterday, book => book.Charged))
                + ", " + Energy("discharged (estimates)", data.GetProperty("total"), 6, Sum(Yesterday, Yesterday, book => book.Discharged))),
        new("What did the house use last month?", "Kolik dům spotřeboval minulý měsíc?", "get_energy_history", """{"range":"last_month","period":"month"}""",
            data => Energy("behind the backed-up output, which is not all of the house", data.GetProperty("rows")[0], 4,
                Sum(new DateOnly(Today.Year, Today.Month, 1).AddMonths(-1), new DateOnly(Today.Year, Today.Month, 1).AddDays(-1), book => book.BackedUpLoad))),
        new("How much have I produced this year?", "Kolik jsem letos vyrobil?", "get_basic_data", "{}", ThisYear),
        new("How full is the battery, and what does it do?", "Jak je baterie nabitá a co dělá?", "get_basic_data", "{}", Battery),
        new("Which mode is it in?", "V jakém je režimu?", "get_basic_data", "{}", data => Same("Home 1", data.GetProperty("box").GetProperty("mode").GetString())),
        new("May it sell to the grid?", "Smí prodávat do sítě?", "get_basic_data", "{}", data => Same("on", data.GetProperty("box").GetProperty("export_state").GetString())),
        new("Will it last the night?", "Vydrží to do rána?", "get_outlook", "{}", Night),
        new("When does the sun set?", "Kdy zapadá slunce?", "get_outlook", "{}", Sunset),
        new("Why is the boiler on?", "Proč topí bojler?", "get_basic_data", """{"box_id":"2206230002"}""", Heater, OfTwoBoxes: true),
        new("Is something wrong with the box?", "Je s boxem něco v nepořádku?", "get_notifications", "{}", Worst),
        new("Is a bypass on?", "Je zapnutý bypass?", "get_notifications", "{}", data => Same("off", data.GetProperty("bypass").GetProperty("state").GetString())),
        new("What would charging to 100 % tonight cost?", "Kolik by stálo dnes v noci nabít na 100 %?", "check_plan",
            """{"steps":[{"at":"23:00","setting":"grid_charging","value":"100"}]}""", Charging),
        new("How much did my second box sell last week?", "Kolik minulý týden prodal můj druhý box?", "get_energy_history", """{"range":"last_week","box_id":"2206230003"}""",
            data => data.GetProperty("note").GetString()!.Contains("name none", StringComparison.Ordinal) && data.GetProperty("total")[3].ValueKind == JsonValueKind.Null
                ? "not known: the portal's series name no box" : throw new InvalidOperationException("An answer that cannot be known."), OfTwoBoxes: true),
    ];

    private static async Task<JsonElement> CallAsync(McpClient client, Question question) =>
        (await client.CallToolAsync(question.Tool, JsonElement.Parse(question.Arguments).EnumerateObject().ToDictionary(one => one.Name, one => (object?)one.Value))).StructuredContent!.Value;

    private string ThisWeek(JsonElement data)
    {
        var (now, before) = (Energy("sun", data.GetProperty("total"), 1, Sum(Monday, Today, book => book.Produced)),
            Energy("sun", data.GetProperty("previous").GetProperty("total"), 1, Sum(Monday.AddDays(-7), Today.AddDays(-7), book => book.Produced)));
        return $"{now}; the same days of last week {before}";
    }

    private string BestDay(JsonElement data)
    {
        var best = data.GetProperty("rows").EnumerateArray().MaxBy(row => row[1].GetDouble());
        var truth = Box.Books(Today.AddDays(-29), Today).MaxBy(book => book.Produced)!;
        Assert.Equal(truth.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), best[0].GetString());
        return $"{best[0].GetString()}: " + Energy("sun", best, 1, truth.Produced);
    }

    private string SelfSufficiency(JsonElement data)
    {
        var books = Box.Books(Monday.AddDays(-7), Monday.AddDays(-1));
        var truth = 100 * Math.Clamp(1 - books.Sum(book => book.Imported) / books.Sum(book => book.BackedUpLoad), 0, 1);
        Assert.InRange(data.GetProperty("total")[8].GetDouble(), truth - 1.5, truth + 1.5);
        return string.Create(CultureInfo.InvariantCulture, $"{data.GetProperty("total")[8].GetDouble()} % of the backed-up load, at least");
    }

    private string ThisYear(JsonElement data)
    {
        var told = data.GetProperty("energy_year").GetProperty("produced").GetProperty("value").GetDouble();
        var truth = Sum(new(Today.Year, 1, 1), Today, book => book.Produced) / 1000;
        Assert.InRange(told, Math.Min(truth * 0.99, truth - 1.1), truth + 0.1);
        return string.Create(CultureInfo.InvariantCulture, $"{told} kWh (the box's counter)");
    }

    private string Battery(JsonElement data)
    {
        var (charge, activity) = (data.GetProperty("battery").GetProperty("state_of_charge").GetProperty("value").GetDouble(), data.GetProperty("box").GetProperty("battery_activity").GetString());
        Assert.InRange(charge, 15, 100);
        Assert.True(activity is "charging" or "discharging" or "idle", activity);
        return string.Create(CultureInfo.InvariantCulture, $"{charge} %, {activity}");
    }

    private static string Night(JsonElement data)
    {
        var span = data.GetProperty("lasts_as_last_nights");
        Assert.True(span.GetProperty("earliest").GetDateTimeOffset() <= span.GetProperty("latest").GetDateTimeOffset());
        Assert.Equal(7, data.GetProperty("nights_known").GetInt32());
        return $"as in the last 7 nights until {span.GetProperty("earliest").GetDateTimeOffset():HH:mm} to {span.GetProperty("latest").GetDateTimeOffset():HH:mm}, "
            + $"to sunrise in {data.GetProperty("nights_reaching_sunrise").GetInt32()} of them";
    }

    private static string Sunset(JsonElement data)
    {
        var set = data.GetProperty("sunset").GetDateTimeOffset();
        Assert.InRange(set.Hour, 15, 22);
        return $"{set:HH:mm}, for the middle of Czechia";
    }

    private string Heater(JsonElement data)
    {
        var heater = data.GetProperty("heater");
        Same("automatic", heater.GetProperty("mode").GetString());
        return string.Create(CultureInfo.InvariantCulture, $"automatic: by surplus of the sun and tariff; now {heater.GetProperty("power").GetProperty("value").GetDouble()} kW");
    }

    private static string Worst(JsonElement data)
    {
        var worst = data.GetProperty("notifications").EnumerateArray().Where(one => one.GetProperty("severity").ValueKind == JsonValueKind.Number)
            .MaxBy(one => one.GetProperty("severity").GetInt32());
        Assert.Equal("Jistič", worst.GetProperty("subject").GetString());
        return $"{worst.GetProperty("severity_name").GetString()} of {worst.GetProperty("at").GetDateTimeOffset():yyyy-MM-dd}: {worst.GetProperty("subject").GetString()}";
    }

    private static string Charging(JsonElement data)
    {
        var (step, charge) = (data.GetProperty("steps")[0], data.GetProperty("state_of_charge").GetDouble());
        Assert.Equal((100 - charge) * 10.24 / 100 / 0.94, step.GetProperty("grid_energy_kwh").GetDouble(), tolerance: 0.05);
        return string.Create(CultureInfo.InvariantCulture, $"{step.GetProperty("grid_energy_kwh").GetDouble()} kWh in {step.GetProperty("hours").GetDouble()} h; no price was given, so no cost is told");
    }

    /// <summary>Within 1 % or 0.1 kWh of the truth.</summary>
    private static string Energy(string what, JsonElement row, int column, double truth)
    {
        var told = row[column].GetDouble();
        Assert.True(Math.Abs(told - truth / 1000) <= Math.Max(0.1, 0.01 * truth / 1000), $"{what}: {told} instead of {truth / 1000:0.000} kWh");
        return string.Create(CultureInfo.InvariantCulture, $"{told} kWh {what}");
    }

    private double Sum(DateOnly from, DateOnly to, Func<EnergyBook, double> energy) => Box.Books(from, to).Sum(energy);

    private static string Same(string expected, string? told)
    {
        Assert.Equal(expected, told);
        return expected;
    }

    private static string Page(string table) =>
        $"""
        # Owners' questions

        What owners ask, the one call it takes (a call over many days may say `complete: false` and be made once more), and the answer. The table is made by
        `QuestionsTests` against the simulator and compared with the simulator's own energy books: totals within 1 % or 0.1 kWh. The answers below are those of
        {Today.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)}; `WRITE_QUESTIONS=1 dotnet test tests/Server.Tests --filter QuestionsTests` makes them anew.

        | Question | Call | Answer |
        |---|---|---|
        {table}
        """;

    private sealed record Question(string English, string Czech, string Tool, string Arguments, Func<JsonElement, string> Answer, bool OfTwoBoxes = false);
}
