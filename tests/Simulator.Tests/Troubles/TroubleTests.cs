using System.Net;
using System.Text.Json;
using Oig.Simulator.Tests.Support;

namespace Oig.Simulator.Tests.Troubles;

public sealed class TroubleTests : LoggedInTest
{
    public static TheoryData<PortalEndpoint> Endpoints { get; } =
    [
        PortalEndpoint.Login, PortalEndpoint.Live, PortalEndpoint.Series, PortalEndpoint.Notifications, PortalEndpoint.SetValue,
        PortalEndpoint.ToGrid, PortalEndpoint.Format,
    ];

    [Theory]
    [MemberData(nameof(Endpoints))]
    public async Task Any_endpoint_can_fail_and_heal(PortalEndpoint endpoint)
    {
        Portal.Switches.Fail(endpoint, Trouble.ServerError);
        Assert.True((await AskAsync(endpoint)).IsErrorPage);

        Portal.Switches.Heal(endpoint);
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(endpoint)).Status);
    }

    [Theory]
    [MemberData(nameof(Endpoints))]
    public async Task All_endpoints_can_fail_together(PortalEndpoint endpoint)
    {
        Portal.Switches.FailEverything(Trouble.Unavailable());
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await AskAsync(endpoint)).Status);

        Portal.Switches.Heal();
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(endpoint)).Status);
    }

    [Fact]
    public async Task A_trouble_can_end_by_itself()
    {
        Portal.Switches.Fail(PortalEndpoint.Live, Trouble.ServerError with { Times = 2 });

        Assert.True((await Visitor.LiveAsync()).IsErrorPage);
        Assert.True((await Visitor.LiveAsync()).IsErrorPage);
        Assert.Equal(HttpStatusCode.OK, (await Visitor.LiveAsync()).Status);
    }

    [Fact]
    public async Task A_trouble_of_one_account_leaves_the_others_alone()
    {
        using var other = new Visitor(Portal.BaseUrl);
        await other.LogInAsync(AccountBook.TwoBoxesEmail);
        Portal.Accounts[AccountBook.OneBoxEmail].Switches.Fail(PortalEndpoint.Live, Trouble.ServerError);

        Assert.True((await Visitor.LiveAsync()).IsErrorPage);
        Assert.Equal(HttpStatusCode.OK, (await other.LiveAsync()).Status);
    }

    [Fact]
    public async Task Overload_may_tell_when_to_come_back()
    {
        Portal.Switches.Fail(PortalEndpoint.Live, Trouble.Unavailable());
        Assert.Null((await Visitor.LiveAsync()).Headers.RetryAfter);

        Portal.Switches.Fail(PortalEndpoint.Live, Trouble.Unavailable(TimeSpan.FromSeconds(7.2)));
        Assert.Equal(TimeSpan.FromSeconds(8), (await Visitor.LiveAsync()).Headers.RetryAfter?.Delta);

        Portal.Switches.Fail(PortalEndpoint.Live, Trouble.TooManyRequests(TimeSpan.FromSeconds(30)));
        var reply = await Visitor.LiveAsync();
        Assert.Equal(HttpStatusCode.TooManyRequests, reply.Status);
        Assert.Equal(TimeSpan.FromSeconds(30), reply.Headers.RetryAfter?.Delta);
    }

    [Fact]
    public async Task Maintenance_is_html_with_status_200()
    {
        Portal.Switches.Fail(PortalEndpoint.Live, Trouble.MaintenancePage);

        var reply = await Visitor.LiveAsync();

        Assert.Equal((HttpStatusCode.OK, "text/html"), (reply.Status, reply.ContentType));
    }

    [Fact]
    public async Task A_redirect_leads_to_html()
    {
        Portal.Switches.Fail(PortalEndpoint.Login, Trouble.Redirect);

        var reply = await Visitor.LogInAsync();
        var page = await Visitor.GetAsync(new Uri(Portal.BaseUrl, reply.Headers.Location!).AbsoluteUri);

        Assert.Equal(HttpStatusCode.Redirect, reply.Status);
        Assert.Equal((HttpStatusCode.OK, "text/html"), (page.Status, page.ContentType));
    }

    [Fact]
    public async Task Garbage_and_half_an_answer_are_no_json()
    {
        Portal.Switches.Fail(PortalEndpoint.Live, Trouble.Garbage);
        var garbage = await Visitor.LiveAsync();
        Portal.Switches.Fail(PortalEndpoint.Live, Trouble.Truncated);
        var half = await Visitor.LiveAsync();

        Assert.Equal("application/json", garbage.ContentType);
        Assert.ThrowsAny<JsonException>(() => garbage.Json);
        Assert.StartsWith("{\"2206230001\":{\"ac_in\":", half.Text, StringComparison.Ordinal);
        Assert.ThrowsAny<JsonException>(() => half.Json);
    }

    [Fact]
    public async Task An_oversized_answer_is_json_of_at_least_that_size()
    {
        Portal.Switches.Fail(PortalEndpoint.Live, Trouble.Oversized(5_000_000));

        var reply = await Visitor.LiveAsync();

        Assert.True(reply.Bytes.Length >= 5_000_000);
        Assert.Equal(JsonValueKind.Object, reply.Json.ValueKind);
    }

    [Fact]
    public async Task A_dropped_connection_is_seen_as_such_and_recorded()
    {
        Portal.Switches.Fail(PortalEndpoint.Live, Trouble.Abort with { Times = 1 });

        await Assert.ThrowsAsync<HttpRequestException>(() => Visitor.LiveAsync());

        Assert.Equal(0, Assert.Single(Portal.Requests.LiveReads).Status);
    }

    [Fact]
    public async Task Requests_of_one_account_that_follow_too_closely_are_throttled()
    {
        Portal.Switches.ThrottleGap = TimeSpan.FromSeconds(1);
        Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.OK, (await Visitor.LiveAsync()).Status);

        Time.Advance(TimeSpan.FromSeconds(0.9));
        var tooSoon = await Visitor.LiveAsync();
        Assert.Equal(HttpStatusCode.TooManyRequests, tooSoon.Status);
        Assert.Equal(TimeSpan.FromSeconds(1), tooSoon.Headers.RetryAfter?.Delta);

        Assert.Equal(HttpStatusCode.TooManyRequests, (await Visitor.LogInAsync()).Status);
        Assert.Equal(HttpStatusCode.OK, (await Visitor.LogInAsync(AccountBook.TwoBoxesEmail)).Status);
    }

    [Fact]
    public async Task Resetting_the_switches_heals_everything()
    {
        Portal.Switches.FailEverything(Trouble.Garbage);
        Portal.Switches.Live = LiveData.Off;
        Portal.Switches.Reset();

        Assert.True((await Visitor.BoxAsync(Box.Id)).TryGetProperty("actual", out _));
    }

    private Task<Reply> AskAsync(PortalEndpoint endpoint) => endpoint switch
    {
        PortalEndpoint.Login => Visitor.LogInAsync(),
        PortalEndpoint.Live => Visitor.LiveAsync(),
        PortalEndpoint.Series => Visitor.SeriesAsync("batt", "2026-06-14", "2026-06-14"),
        PortalEndpoint.Notifications => Visitor.NotificationsAsync(),
        PortalEndpoint.SetValue => Visitor.SetAsync(Box.Id, "box_prms", "mode", 1),
        PortalEndpoint.ToGrid => Visitor.ExportAsync(Box.Id, 1),
        _ => Visitor.WriteAsync("Battery.Format.Save.php", """{"bat_ac":60}"""),
    };
}
