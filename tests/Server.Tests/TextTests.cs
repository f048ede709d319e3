using System.Text.RegularExpressions;
using System.Xml.Linq;
using Oig.Api.Replies;
using Oig.Api.SignIn.Pages;
using Oig.Contracts;
using Oig.Contracts.Control;
using Oig.Contracts.Outcomes;
using Oig.Server.Tests.Hosting;
using Oig.Simulator;

namespace Oig.Server.Tests;

/// <summary>Every sentence in every language.</summary>
public partial class TextTests(SharedServer shared) : IClassFixture<SharedServer>
{
    private static readonly string Sources = Repository.Path("src", "Api");
    private static readonly Dictionary<string, string> English = Read("Texts.resx");

    public static TheoryData<string> Translations => [.. Directory.GetFiles(Path.Combine(Sources, "Replies"), "Texts.*.resx").Select(file => Path.GetFileName(file))];

    [Theory]
    [MemberData(nameof(Translations))]
    public void A_language_has_each_text_with_the_same_values(string file)
    {
        var translated = Read(file);
        Assert.Equal(English.Keys.Order(), translated.Keys.Order());
        Assert.All(English, text => Assert.Equal(ValuesIn(text.Value), ValuesIn(translated[text.Key])));
        Assert.All(translated.Values, text => Assert.NotEmpty(text));
    }

    [Fact]
    public void Czech_is_one_of_the_languages() => Assert.Equal(["en", "cs"], Text.Languages);

    [Fact]
    public void Every_text_that_is_said_exists_and_every_text_is_said()
    {
        var code = string.Join('\n', Directory.GetFiles(Sources, "*.cs", SearchOption.AllDirectories).Where(file => !file.Contains("/obj/", StringComparison.Ordinal)).Select(File.ReadAllText));
        var said = Said().Matches(code).Select(match => match.Groups[1].Value).ToHashSet();
        Assert.Empty(said.Except(English.Keys));
        Assert.DoesNotContain(English.Keys, key => !code.Contains($"\"{key}\"", StringComparison.Ordinal) && !IsComposed(key));
    }

    [Fact]
    public void Every_failure_of_a_grain_can_be_said()
    {
        foreach (var code in Enum.GetValues<FailureCode>())
            Assert.NotEmpty(new Failure(code, "(detail)", TimeSpan.FromSeconds(7)).ToProblem().Message);
    }

    [Theory]
    [InlineData("status:404", "stav 404")]
    [InlineData("moved:https://new.example.com", "přesměrovává na https://new.example.com;")]
    [InlineData("html", "stránkou HTML")]
    // Of another version: nobody is shown what is in no language of his.
    [InlineData("Unexpected answer from the portal: status 404.", "jinak, než tento server zná")]
    [InlineData("something_newer:7", "jinak, než tento server zná")]
    [InlineData("", "jinak, než tento server zná")]
    public void What_the_portal_did_is_told_in_the_language_of_the_request(string detail, string part)
    {
        using var _ = new Spoken("cs");
        Assert.Contains(part, new Failure(FailureCode.PortalChanged, detail).ToProblem().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_detail_of_the_portal_client_has_its_text()
    {
        var portal = Path.Combine(Sources, "..", "Portal");
        var details = Directory.GetFiles(portal, "*.cs", SearchOption.AllDirectories).SelectMany(File.ReadLines)
            .Where(line => line.Contains("new PortalChangedException(", StringComparison.Ordinal)).SelectMany(line => Detail().Matches(line)).Select(match => match.Groups[1].Value);
        Assert.Superset(details.ToHashSet(), English.Keys.Where(key => key.StartsWith("detail_", StringComparison.Ordinal)).Select(key => key["detail_".Length..]).ToHashSet());
    }

    [Theory]
    [InlineData("cs-CZ, en;q=0.5", "Server je v režimu jen pro čtení")]
    [InlineData("de, cs;q=0.3", "Server je v režimu jen pro čtení")]
    [InlineData("de", "Server is in readonly mode")]
    [InlineData("*", "Server is in readonly mode")]
    [InlineData("cs;q=nonsense,,;", "Server is in readonly mode")]
    public async Task An_error_comes_in_the_language_that_the_request_asks_for(string languages, string part)
    {
        using var http = new HttpClient();
        using var request = RawMcp.Call(shared.Server.Mcp, "set_relay", new System.Text.Json.Nodes.JsonObject()).With("Accept-Language", languages)
            .With("X-OIG-Email", AccountBook.OneBoxEmail).With("X-OIG-Password", AccountBook.TestPassword);
        using var response = await http.SendAsync(request);
        var result = await response.ResultAsync();
        Assert.Contains(part, result.GetProperty("structuredContent").Message(), StringComparison.OrdinalIgnoreCase);
        Assert.Contains(part, result.GetProperty("content")[0].GetProperty("text").GetString(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task The_operator_chooses_the_language_of_requests_that_ask_for_none()
    {
        await using var server = await OigServer.StartAsync(["--Oig:Language=cs"]);
        await using var client = await server.ConnectAsync(password: "wrong");
        var reply = await client.CallAsync("get_basic_data");
        Assert.Equal("authentication_failed", reply.Code());
        Assert.StartsWith("Přihlášení k OIG Cloudu se nezdařilo.", reply.Message(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_language_that_there_is_no_file_for_stops_the_start()
    {
        using var silo = new ProgramProcess("Silo", ["--urls=http://127.0.0.1:0", "--Oig:Language=tlh"], ("OIG_CLOUD_MOCK", "1"));
        Assert.Equal(1, await silo.EndedAsync());
        Assert.Contains("Cannot start: Oig:Language must be one of: en, cs.", silo.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_pages_of_signing_in_say_each_of_their_texts() =>
        Assert.Equal(
            English.Keys.Where(key => key.StartsWith("page_", StringComparison.Ordinal)).Order(StringComparer.Ordinal),
            typeof(PageTexts).GetProperties().Where(property => property.DeclaringType == typeof(PageTexts) && property.Name is not ("Language" or "OtherLanguage" or "OtherLanguageName"))
                .Select(property => $"page_{EnumNames.Snake(property.Name)}").Append("page_language_name").Order(StringComparer.Ordinal));

    [Fact]
    public void The_start_page_and_the_view_say_each_of_their_texts()
    {
        var pages = Path.Combine(Sources, "Pages");
        MustSay("start_", Directory.GetFiles(pages, "*.cs"), []);
        // A setting's name is the name of its text, too.
        MustSay("view_", Directory.GetFiles(Path.Combine(pages, "Assets"), "*.js"), BoxSettings.All.Select(setting => setting.Name));
    }

    private static void MustSay(string prefix, string[] files, IEnumerable<string> composed)
    {
        var said = Quoted().Matches(string.Join('\n', files.Select(File.ReadAllText))).Select(match => match.Groups[1].Value).Concat(composed).ToHashSet();
        var texts = English.Keys.Where(key => key.StartsWith(prefix, StringComparison.Ordinal)).Select(key => key[prefix.Length..]).ToList();
        Assert.NotEmpty(texts);
        Assert.Empty(texts.Except(said));
    }

    // "kind_" and "reason_" are followed by a name that comes from elsewhere.
    private static bool IsComposed(string key) => Composed().IsMatch(key);

    private static string[] ValuesIn(string text) => [.. Values().Matches(text).Select(match => match.Value).Distinct().Order()];

    private static Dictionary<string, string> Read(string file) => XDocument.Load(Path.Combine(Sources, "Replies", file)).Root!.Elements("data")
        .ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value);

    [GeneratedRegex("""\b(?:Say|Problem\.Of|Later|Fetch)\("([a-z_0-9]+)["]""")]
    private static partial Regex Said();

    [GeneratedRegex(@"""([a-z_]+)(?::\{.*\})?""")]
    private static partial Regex Detail();

    [GeneratedRegex("""["]([a-z0-9_-]+)["]""")]
    private static partial Regex Quoted();

    [GeneratedRegex("^(detail|kind|page|reason|risk|setting|start|subject|view|word)_")]
    private static partial Regex Composed();

    [GeneratedRegex("""\{\d+\}""")]
    private static partial Regex Values();
}
