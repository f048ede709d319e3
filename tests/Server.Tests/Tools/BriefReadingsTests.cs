using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Oig.Server.Tests.Hosting;
using Oig.Simulator;
using Xunit.Abstractions;

namespace Oig.Server.Tests.Tools;

/// <summary>The text of <c>get_basic_data</c>: what a model pays for with each look at the battery.</summary>
public sealed class BriefReadingsTests(ServerOfManyOwners shared, ITestOutputHelper output) : IClassFixture<ServerOfManyOwners>
{
    private const int MostBytes = 2_800;
    private static readonly HttpClient Http = new();

    public static TheoryData<string, string> Boxes
    {
        get
        {
            var all = new TheoryData<string, string>();
            foreach (var box in new[] { "three phases", "one phase", "queen", "heater", "everything", "everything in one phase", "silent", "live data off", "nothing right", "everything, half of it doubtful", "outage" })
                foreach (var language in new[] { "en", "cs" }) all.Add(box, language);
            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Boxes))]
    public async Task The_text_is_short_and_says_what_the_structure_says(string kind, string language)
    {
        var (text, data) = await ReadAsync(language, shared.BoxOf(kind, Box));

        var bytes = Encoding.UTF8.GetByteCount(text);
        output.WriteLine($"{kind}, {language}: {bytes} bytes, structure {Encoding.UTF8.GetByteCount(data.GetRawText())}\n{text}");
        Assert.InRange(bytes, 300, MostBytes);
        var brief = JsonNode.Parse(text)!.AsObject();
        Assert.Equal(["summary", "status", "units", "data"], brief.Select(member => member.Key));
        Assert.Equal("success", (string?)brief["status"]);
        AssertSame(data, brief["data"]!, "data");
    }

    [Theory]
    [MemberData(nameof(Boxes))]
    public async Task The_predecessors_sections_keep_their_shape(string kind, string language)
    {
        var (_, data) = await ReadAsync(language, shared.BoxOf(kind, Box));

        string[] points =
        [
            "solar_production.string_1", "solar_production.string_2", "solar_production.total", "battery.state_of_charge", "battery.power_flow",
            "household.total_load",
        ];
        Assert.Equal(points, ((string[])["solar_production", "battery", "household"]).SelectMany(section =>
            data.GetProperty(section).EnumerateObject().Select(point => $"{section}.{point.Name}")));
        Assert.All(points.Select(path => path.Split('.')), path => Assert.Equal(
            ["value", "unit", "description"], data.GetProperty(path[0]).GetProperty(path[1]).EnumerateObject().Select(member => member.Name)));
    }

    [Fact]
    public async Task The_summary_tells_flows_settings_and_today_in_the_language_of_the_request()
    {
        var box = Steady();

        Assert.Equal(
            "Battery 63 %, charging with 1.5 kW; sun 2.7 kW, load 0.75 kW (backed-up part), grid 0.08 kW bought. Mode Home 1, export on. "
            + "Today: 15.5 kWh produced, 1.2 kWh bought, 4.3 kWh sold.", await SummaryAsync("en", box));
        Assert.Equal(
            "Baterie 63 %, nabíjí se 1.5 kW; slunce 2.7 kW, odběr 0.75 kW (zálohovaná část), síť nákup 0.08 kW. Režim Home 1, přetoky zapnuto. "
            + "Dnes: výroba 15.5 kWh, nákup 1.2 kWh, prodej 4.3 kWh.", await SummaryAsync("cs", box));
    }

    [Fact]
    public async Task The_summary_says_what_is_old_doubtful_or_unknown()
    {
        var silent = Steady();
        silent.Faults.LastCall(DateTimeOffset.UtcNow.AddDays(-3));
        Assert.Contains("The box last called on 2", await SummaryAsync("en", silent), StringComparison.Ordinal);
        Assert.Contains("Today's energies are not known yet.", await SummaryAsync("en", silent), StringComparison.Ordinal);

        var coarse = Steady();
        coarse.Faults.LiveNulls();
        Assert.Contains("Live data are off", await SummaryAsync("en", coarse), StringComparison.Ordinal);

        var wrapped = Steady();
        wrapped.Faults.Field("actual", "bat_c", "18433");
        wrapped.Faults.Field("batt", "bat_c", "null");
        var summary = await SummaryAsync("en", wrapped);
        Assert.StartsWith("Battery unknown", summary, StringComparison.Ordinal);
        Assert.EndsWith("Impossible values were left out, see suspect.", summary, StringComparison.Ordinal);

        Assert.Contains("grid away (outage)", await SummaryAsync("en", Box("outage")), StringComparison.Ordinal);
    }

    private async Task<string> SummaryAsync(string language, SimulatedBox box) => (string)JsonNode.Parse((await ReadAsync(language, box)).Text)!["summary"]!;

    private async Task<(string Text, JsonElement Data)> ReadAsync(string language, SimulatedBox box)
    {
        using var request = RawMcp.Call(shared.Server.Mcp, "get_basic_data", new JsonObject()).With("Accept-Language", language)
            .With("X-OIG-Email", shared.OwnerOf(box)).With("X-OIG-Password", AccountBook.TestPassword);
        using var response = await Http.SendAsync(request);
        var result = await response.ResultAsync();
        return (result.GetProperty("content")[0].GetProperty("text").GetString()!, result.GetProperty("structuredContent").GetProperty("data"));
    }

    /// <summary>Every value of the text stands at the same place of the structure.</summary>
    private static void AssertSame(JsonElement full, JsonNode brief, string path)
    {
        foreach (var (name, value) in brief.AsObject())
        {
            var (there, at) = (full.GetProperty(name), $"{path}.{name}");
            if (name == "suspect") Assert.Equal((string?)value![0], there[0].GetProperty("value").GetString());
            else if (name == "coarse") Assert.Equal((string?)value![0], there[0].GetString());
            else if (there.ValueKind != JsonValueKind.Object) Assert.True(JsonNode.DeepEquals(JsonNode.Parse(there.GetRawText()), value), at);
            else if (!there.TryGetProperty("value", out var point)) AssertSame(there, value!, at);
            else Assert.True(JsonNode.DeepEquals(JsonNode.Parse(point.GetRawText()), value is JsonObject ? value["value"] : value), at);
        }
    }

    private static SimulatedBox Box(string kind)
    {
        var box = kind switch
        {
            "one phase" => new SimulatedBox("2206230001", SimulatedKind.SinglePhase),
            "everything in one phase" => new SimulatedBox("22062300010123456789", SimulatedKind.SinglePhase) { HasBoiler = true },
            "queen" => new SimulatedBox("2206230001", SimulatedKind.Queen),
            "three phases" => new SimulatedBox("2206230001"),
            "outage" => Steady(),
            _ => new SimulatedBox("22062300010123456789") { HasBoiler = true },
        };
        if (kind.StartsWith("everything", StringComparison.Ordinal) || kind == "nothing right") Fill(box.Faults, kind != "everything in one phase");
        if (kind == "silent") box.Faults.LastCall(DateTimeOffset.UtcNow.AddHours(-20));
        if (kind == "live data off") box.Faults.Table("actual", "[]");
        if (kind == "outage") foreach (var phase in "rst") box.Faults.Field("ac_in", $"aci_v{phase}", "0");
        if (kind == "nothing right")
            foreach (var field in (string[])["actual.bat_c", "actual.bat_p", "actual.fv_p1", "actual.aco_p", "actual.aci_wr", "batt_prms.bat_min", "ac_in.ac_ad", "dc_in.fv_ad", "box.temp", "boiler.p"])
                box.Faults.Field(field.Split('.')[0], field.Split('.')[1], "65000000");
        if (kind.EndsWith("doubtful", StringComparison.Ordinal))
            foreach (var (field, json) in new[] { ("actual.bat_c", "null"), ("actual.bat_p", "64000"), ("actual.aco_p", "null"), ("actual.aci_ws", "\"-\""), ("box.temp", "-99"), ("actual.fv_p1", "null"), ("ac_out.en_year", "1") })
                box.Faults.Field(field.Split('.')[0], field.Split('.')[1], json);
        return box;
    }

    /// <summary>As many and as long values as a box can show.</summary>
    private static void Fill(FeedFaults faults, bool threePhases)
    {
        (string Table, string Fields, string Json)[] all =
        [
            ("actual", "aci_wr aci_ws aci_wt bat_p", "-11111"), ("actual", "fv_p1 fv_p2 aco_p", "11111"), ("actual", "bat_c", "87.65"),
            ("batt", "bat_c", "87.65"), ("ac_in", "aci_wr aci_ws aci_wt", "-11111"), ("ac_in", "aci_vr aci_vs aci_vt", "231.123"), ("ac_in", "aci_f", "50.123"),
            ("ac_in", "ac_ad ac_pd", "111111"), ("ac_in", "ac_am ac_pm", "1111"), ("ac_in", "ac_ay ac_py", "11111"), ("dc_in", "fv_ad", "111111"),
            ("dc_in", "fv_am", "1111"), ("dc_in", "fv_ay", "11111"), ("dc_in", "fv_proc", "111"), ("ac_in_b", "aci_wr aci_ws aci_wt", "1111"), ("ac_out", "aco_pr aco_ps aco_pt", "1111"),
            ("ac_out", "en_day", "111111"), ("ac_out", "en_mont", "1111"), ("ac_out", "en_year", "11111"), ("box", "temp humid", "22.22"),
            ("boiler", "p w", "11111"), ("boiler_prms", "hdo termostat ison ssr0 ssr1 ssr2", "1"), ("boiler_prms", "manual", "0"),
            ("boiler_prms", "p_set p_set2 p_set3 offset offset2 offset3", "9999"), ("boiler_prms", "tset tset2", "55"), ("boiler_prms", "wd", "111111"),
            ("boiler_prms", "zone1_s zone2_s zone3_s zone4_s", "60"), ("boiler_prms", "zone1_e zone2_e zone3_e zone4_e", "86340"),
            ("batt_prms", "hdo1_s hdo2_s", "79200"), ("batt_prms", "hdo1_e hdo2_e", "21600"), ("batt_prms", "bat_hdo bal_on", "1"),
            ("box_prm2", "app", "3"), ("box_prms", "p_bat p_fve", "99999"), ("box_prms", "bat_ac", "100"), ("invertor_prm1", "p_max_feed_grid", "9999"), ("invertor_prms", "to_grid", "1"),
        ];
        foreach (var (table, fields, json) in all)
            foreach (var field in fields.Split(' '))
                faults.Field(table, field, threePhases || !field.EndsWith('s') && !field.EndsWith('t') && field != "fv_p2" || field.StartsWith("zone", StringComparison.Ordinal) ? json : "0");
        if (threePhases) return;
        faults.Field("ac_in", "aci_vs", "48.12");
        faults.Field("ac_out", "aco_vs", "47.65");
        foreach (var (field, json) in new[] { ("fv_p2", "11111"), ("fv_v2", "11111"), ("fv_i2", "11111") }) faults.Field("dc_in", field, json);
        faults.Field("actual", "fv_p2", "11111");
    }

    private static SimulatedBox Steady()
    {
        var box = new SimulatedBox("2206230001");
        (string Table, string Field, string Json)[] all =
        [
            ("actual", "aci_wr", "100"), ("actual", "aci_ws", "-50"), ("actual", "aci_wt", "30"), ("actual", "aco_p", "750"), ("actual", "fv_p1", "1800"), ("actual", "fv_p2", "900"),
            ("actual", "bat_p", "1500"), ("actual", "bat_c", "63"), ("batt", "bat_c", "63"), ("ac_in", "ac_ad", "1200"), ("ac_in", "ac_pd", "4300"), ("dc_in", "fv_ad", "15500"), ("ac_in", "aci_f", "50"),
            ("ac_in", "aci_vr", "231"), ("ac_in", "aci_vs", "231"), ("ac_in", "aci_vt", "231"), ("ac_in", "ac_am", "200"), ("ac_in", "ac_ay", "3000"), ("ac_in", "ac_pm", "200"),
            ("ac_in", "ac_py", "3000"), ("dc_in", "fv_am", "400"), ("dc_in", "fv_ay", "5000"), ("ac_in_b", "aci_wr", "0"), ("ac_in_b", "aci_ws", "0"), ("ac_in_b", "aci_wt", "0"),
        ];
        foreach (var (table, field, json) in all) box.Faults.Field(table, field, json);
        return box;
    }
}

/// <summary>
/// One server for a class whose boxes each stand in an account of their own. A box is read from the portal once: each login costs the second that the
/// portal is left in peace.
/// </summary>
public sealed class ServerOfManyOwners : IAsyncLifetime
{
    private readonly ConcurrentDictionary<string, SimulatedBox> _boxes = new();
    private readonly ConcurrentDictionary<SimulatedBox, string> _owners = new();
    private int _count;

    internal OigServer Server { get; private set; } = null!;

    public async Task InitializeAsync() => Server = await OigServer.StartAsync(allow: Enumerable.Range(1, 100).Select(Email));

    public async Task DisposeAsync() => await Server.DisposeAsync();

    /// <summary>The box of that kind, the same each time.</summary>
    internal SimulatedBox BoxOf(string kind, Func<string, SimulatedBox> make) => _boxes.GetOrAdd(kind, make);

    /// <summary>The e-mail of the account with that box; the password is that of the test accounts.</summary>
    internal string OwnerOf(SimulatedBox box) => _owners.GetOrAdd(box, _ =>
    {
        var email = Email(Interlocked.Increment(ref _count));
        Server.Portal.Accounts.Add(email, AccountBook.TestPassword, box);
        return email;
    });

    private static string Email(int number) => $"owner{number}@example.com";
}
