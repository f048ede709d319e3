using System.Text.RegularExpressions;
using Oig.Simulator.Tests.Support;

namespace Oig.Simulator.Tests.Reads;

public sealed partial class NotificationTests : SimulatorTest
{
    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await Visitor.LogInAsync(AccountBook.TwoBoxesEmail);
    }

    [Fact]
    public async Task The_list_comes_as_html_in_a_list_of_commands()
    {
        var reply = await Visitor.NotificationsAsync();

        Assert.Equal("application/json", reply.ContentType);
        Assert.Equal(11, reply.Json[0][0].GetInt32());
        Assert.Equal("ctrl-notifs", reply.Json[0][1].GetString());
        Assert.StartsWith("<div id=\"ctrl-notifs\"", reply.Json[0][2].GetString(), StringComparison.Ordinal);
        Assert.Equal(System.Text.Json.JsonValueKind.Null, reply.Json[0][3].ValueKind);
    }

    [Fact]
    public async Task All_levels_both_boxes_and_bypass_events_are_listed_with_czech_letters_and_entities()
    {
        var html = await HtmlAsync();

        Assert.Equal(["1", "2", "3", "4"], Level().Matches(html).Select(match => match.Groups[1].Value).Distinct().Order());
        Assert.Equal(["2206230002", "2206230003"], BoxNumber().Matches(html).Select(match => match.Groups[1].Value).Distinct().Order());
        Assert.Matches("Bypass -  (zapnut|vypnut)", html);
        Assert.Contains("rozvaděči je &gt; 55", html, StringComparison.Ordinal);
        Assert.Contains("<br>", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dates_are_written_as_on_the_web_page_and_not_in_the_future()
    {
        var dates = Date().Matches(await HtmlAsync()).Select(match => DateTime.ParseExact(
            match.Groups[1].Value, "d. M. yyyy | H:mm", System.Globalization.CultureInfo.InvariantCulture)).ToList();

        Assert.NotEmpty(dates);
        Assert.All(dates, date => Assert.True(date <= Noon.UtcDateTime.AddHours(2)));
    }

    [Fact]
    public async Task A_test_can_add_notifications_of_its_own()
    {
        Portal.Switches.Notifications = NotificationListing.AddedOnly;
        Portal.Accounts[AccountBook.TwoBoxesEmail].Notify(new SimulatedNotification(Noon, 5, null, "<b>Pozor</b>", "x"));

        var html = await HtmlAsync();

        Assert.Single(Date().Matches(html));
        Assert.Contains("level-5", html, StringComparison.Ordinal);
        Assert.Contains("14. 6. 2026 | 12:00", html, StringComparison.Ordinal);
        Assert.Contains("<div class=\"row-2\"><b>Pozor</b></div>", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_list_is_an_empty_folder_with_two_spaces()
    {
        Portal.Switches.Notifications = NotificationListing.Empty;

        Assert.Contains("<div class=\"folder-list\">  </div>", await HtmlAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("id=2")]
    [InlineData("id=1&selector_id=ctrl-notifs")]
    public async Task Another_controller_is_an_error(string query) =>
        Assert.True((await Visitor.GetAsync($"inc/php/scripts/Controller.Call.php?{query}")).IsErrorPage);

    private async Task<string> HtmlAsync() => (await Visitor.NotificationsAsync()).Json[0][2].GetString()!;

    [GeneratedRegex("level-(\\d)")]
    private static partial Regex Level();

    [GeneratedRegex("Box #(\\d+)")]
    private static partial Regex BoxNumber();

    [GeneratedRegex("<div class=\"date\">([^<]+)</div>")]
    private static partial Regex Date();
}
