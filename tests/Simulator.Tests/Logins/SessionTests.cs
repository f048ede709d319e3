using System.Net;
using System.Text.Json;
using Oig.Simulator.Tests.Support;

namespace Oig.Simulator.Tests.Logins;

public sealed class SessionTests : SimulatorTest
{
    [Fact]
    public async Task A_session_ends_thirty_minutes_after_its_login_even_if_it_is_used()
    {
        await Visitor.LogInAsync();
        Time.Advance(TimeSpan.FromMinutes(29.9));
        Assert.Equal(JsonValueKind.Object, (await Visitor.LiveAsync()).Json.ValueKind);

        Time.Advance(TimeSpan.FromMinutes(0.1));
        Assert.Equal("[]", (await Visitor.LiveAsync()).Text);
    }

    [Fact]
    public async Task The_life_of_a_session_can_be_set()
    {
        Portal.Switches.SessionLife = TimeSpan.FromMinutes(5);
        await Visitor.LogInAsync();
        Time.Advance(TimeSpan.FromMinutes(5));

        Assert.Equal("[]", (await Visitor.LiveAsync()).Text);
    }

    [Fact]
    public async Task Killing_the_sessions_of_one_account_spares_the_others()
    {
        using var other = new Visitor(Portal.BaseUrl);
        await Visitor.LogInAsync();
        await other.LogInAsync(AccountBook.TwoBoxesEmail);

        Portal.KillSessions("Test@example.com");

        Assert.Equal("[]", (await Visitor.LiveAsync()).Text);
        Assert.Equal(JsonValueKind.Object, (await other.LiveAsync()).Json.ValueKind);
    }

    [Fact]
    public async Task Killing_all_sessions_ends_every_one()
    {
        await Visitor.LogInAsync();
        Portal.KillSessions();

        Assert.Equal("[]", (await Visitor.LiveAsync()).Text);
        Assert.NotNull((await Visitor.LogInAsync()).SessionCookie);
    }

    [Fact]
    public async Task Two_sessions_of_one_account_live_side_by_side()
    {
        using var other = new Visitor(Portal.BaseUrl);
        await Visitor.LogInAsync();
        await other.LogInAsync();

        Assert.Equal(JsonValueKind.Object, (await Visitor.LiveAsync()).Json.ValueKind);
        Assert.Equal(JsonValueKind.Object, (await other.LiveAsync()).Json.ValueKind);
    }

    [Fact]
    public async Task A_made_up_session_is_none()
    {
        Visitor.Cookie = "0123456789abcdef0123456789";

        Assert.Equal("[]", (await Visitor.LiveAsync()).Text);
    }

    [Theory]
    [InlineData(ExpiredLive.EmptyList, "[]")]
    [InlineData(ExpiredLive.False, "false")]
    [InlineData(ExpiredLive.EmptyString, "\"\"")]
    public async Task Without_a_session_live_data_is_json_but_no_object(ExpiredLive style, string body)
    {
        Portal.Switches.ExpiredLive = style;

        var reply = await Visitor.LiveAsync();

        Assert.Equal(HttpStatusCode.OK, reply.Status);
        Assert.Equal("application/json", reply.ContentType);
        Assert.Equal(body, reply.Text);
    }

    [Fact]
    public async Task Without_a_session_live_data_can_be_status_401()
    {
        Portal.Switches.ExpiredLive = ExpiredLive.Unauthorized;

        Assert.Equal(HttpStatusCode.Unauthorized, (await Visitor.LiveAsync()).Status);
    }

    [Fact]
    public async Task Without_a_session_live_data_can_redirect_to_the_login_page()
    {
        Portal.Switches.ExpiredLive = ExpiredLive.Redirect;

        var reply = await Visitor.LiveAsync();
        var page = await Visitor.GetAsync(new Uri(Portal.BaseUrl, reply.Headers.Location!).AbsoluteUri);

        Assert.Equal(HttpStatusCode.Redirect, reply.Status);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal("text/html", page.ContentType);
    }

    [Fact]
    public async Task Without_a_session_series_are_status_401_or_an_empty_list()
    {
        Assert.Equal(HttpStatusCode.Unauthorized, (await Visitor.SeriesAsync("batt", "2026-06-14", "2026-06-14")).Status);

        Portal.Switches.ExpiredSeries = ExpiredSeries.EmptyList;
        Assert.Equal("[]", (await Visitor.SeriesAsync("batt", "2026-06-14", "2026-06-14")).Text);
    }

    [Fact]
    public async Task Without_a_session_notifications_look_empty_or_are_status_401()
    {
        var html = (await Visitor.NotificationsAsync()).Json[0][2].GetString();
        Assert.Contains("<div class=\"folder-list\">  </div>", html, StringComparison.Ordinal);

        Portal.Switches.ExpiredNotifications = ExpiredNotifications.Unauthorized;
        Assert.Equal(HttpStatusCode.Unauthorized, (await Visitor.NotificationsAsync()).Status);
    }

    [Fact]
    public async Task Without_a_session_a_write_looks_accepted_or_is_an_error_page_and_changes_nothing()
    {
        Portal.Switches.WriteEffect = WriteEffect.AtOnce;
        Assert.Equal(JsonValueKind.String, (await Visitor.SetAsync(Box.Id, "box_prms", "mode", 2)).Json[0][2].ValueKind);

        Portal.Switches.ExpiredWrite = ExpiredWrite.ServerError;
        Assert.True((await Visitor.SetAsync(Box.Id, "box_prms", "mode", 2)).IsErrorPage);
        Assert.Equal(0, Box["box_prms", "mode"]);
    }
}
