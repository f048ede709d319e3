using System.Text.RegularExpressions;
using Oig.Api.Replies;
using Oig.Api.Tools.Control;
using Oig.Contracts.Control;
using Oig.Server.Tests.Hosting;

namespace Oig.Server.Tests.Control;

/// <summary>What is made from the rows of the table of settings: documentation, texts, words.</summary>
public partial class SettingsTableTests
{
    [Fact]
    public void The_documentation_has_the_rows_as_they_are()
    {
        var file = Repository.Path("docs", "control.md");
        var expected = string.Join('\n', Table());
        var documented = Rows().Match(File.ReadAllText(file)).Groups[1].Value.Trim();
        Assert.True(expected == documented, $"The rows of docs/control.md should be:\n{expected}");
    }

    [Theory]
    [InlineData("en")]
    [InlineData("cs")]
    public void Every_row_and_every_reason_has_its_words_in_each_language(string language)
    {
        using var _ = new Spoken(language);
        foreach (var row in BoxSettings.All)
        {
            Assert.NotNull(Text.Find($"setting_{row.Name}"));
            if (row.Tool is null) continue;
            Assert.False(string.IsNullOrWhiteSpace(SettingDescriptions.Title(row.Tool)));
            foreach (var value in row.Values.Where(value => value.Risk != Risk.None)) Assert.NotNull(Text.Find($"risk_{value.Risk}"));
        }

        foreach (var reason in Enum.GetValues<ControlReason>())
            Assert.False(string.IsNullOrWhiteSpace(ControlSentences.Why(new(reason), new() { Parameter = BoxParameter.Mode, Value = 3 })), reason.ToString());
    }

    [Theory]
    [InlineData("home_ups", 3)]
    [InlineData("HOME II", 1)]
    [InlineData("home2", 1)]
    [InlineData("Home-1", 0)]
    [InlineData("ups", 3)]
    [InlineData("Režim Home 3", 2)]
    [InlineData("mode: home 1", 0)]
    [InlineData("záložní", 3)]
    [InlineData("2", 2)]
    [InlineData(" Home  UPS ", 3)]
    public void Modes_are_understood_in_many_spellings(string text, int mode) =>
        Assert.Equal(mode, BoxParameter.Mode.Row().Values.Single(value => Spelling.IsOf(value, Spelling.Plain(text))).Number);

    [Theory]
    [InlineData("")]
    [InlineData("Home 4")]
    [InlineData("home")]
    [InlineData("režim 1")]
    [InlineData("7")]
    public void A_word_that_could_mean_anything_is_none(string text) =>
        Assert.DoesNotContain(BoxSettings.Of("set_box_mode").SelectMany(row => row.Values), value => Spelling.IsOf(value, Spelling.Plain(text)));

    [Theory]
    [InlineData("Vypnuto", 0)]
    [InlineData("zapnout", 1)]
    [InlineData("s omezením", 2)]
    [InlineData("FALSE", 0)]
    public void Grid_delivery_is_understood_in_Czech(string text, int value) =>
        Assert.Equal(value, BoxParameter.GridDelivery.Row().Values.Single(one => Spelling.IsOf(one, Spelling.Plain(text))).Number);

    [Fact]
    public void No_spelling_means_two_values_of_one_tool()
    {
        foreach (var tool in BoxSettings.All.Where(row => row.Tool is not null && row.Selector is null).GroupBy(row => row.Tool))
        {
            var spellings = tool.SelectMany(row => row.Values).SelectMany(value => value.Spellings.Append(Spelling.Plain(value.Word)).Distinct()).ToArray();
            Assert.Equal(spellings.Length, spellings.Distinct().Count());
        }
    }

    private static IEnumerable<string> Table() =>
    [
        "| setting | tool | portal: script, `table.column` | values | consent | pause | proven by |",
        "|---|---|---|---|---|---|---|",
        .. BoxSettings.All.Where(row => row.Tool is not null).Select(row =>
            $"| `{row.Name}` | `{row.Tool}` | `{ScriptOf(row)}`, `{row.Table}.{row.Column}` | {string.Join(", ", ValuesOf(row))} | {ConsentOf(row)} "
            + $"| {(row.IsMode ? "`ModePause`" : "`Pause`")} | {(row.Proof is null ? "the value shown" : "what the box does")} |"),
    ];

    private static string ScriptOf(BoxSetting row) => row.Script switch
    {
        PortalScript.ToGrid => "ToGrid.Toggle.php",
        PortalScript.Format => "Battery.Format.Save.php",
        _ => "Device.Set.Value.php",
    };

    private static IEnumerable<string> ValuesOf(BoxSetting row) =>
    [
        .. row.Values.Select(value => $"{value.Word} ({(row.IsBits ? $"bit {value.Number}" : value.Number)})"
            + (value.Number == row.CappedValue ? $" with `{row.Cap!.Name}` {row.Cap.Least}–{row.Cap.Most}" : "")),
        .. row.Numbers is { } numbers ? new[] { $"`{numbers.Name}` {numbers.Least}–{numbers.Most} {numbers.Unit}" } : [],
    ];

    private static string ConsentOf(BoxSetting row)
    {
        var risky = row.Values.Where(value => value.Risk != Risk.None).Select(value => value.Word).ToList();
        if (row.Numbers is { Risk: not Risk.None } numbers) risky.Add($"`{numbers.Name}`");
        return risky.Count == 0 ? "–" : string.Join(", ", risky);
    }

    [GeneratedRegex("<!-- rows: begin -->(.*?)<!-- rows: end -->", RegexOptions.Singleline)]
    private static partial Regex Rows();
}
