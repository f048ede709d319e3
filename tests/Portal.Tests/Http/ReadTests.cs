using Oig.Contracts.Series;
using Oig.Portal.Failures;

namespace Oig.Portal.Tests.Http;

/// <summary>The three reads: what they send, and what the answers mean.</summary>
public sealed class ReadTests
{
    private const string NoNotifications =
        """[[11,"ctrl-notifs","<div id=\"ctrl-notifs\"><div class=\"folder-list\">  </div></div>",null]]""";

    private static readonly SeriesQuery Query = new(SeriesName.Batt, new DateOnly(2026, 9, 1), new DateOnly(2026, 9, 3));

    public static TheoryData<string> Endpoints => ["live", "series", "notifications"];

    public static TheoryData<string, int> Expired
    {
        get
        {
            var rows = new TheoryData<string, int>();
            foreach (var endpoint in Endpoints)
                foreach (var status in new[] { 401, 403, 301, 302, 303, 307 })
                    rows.Add(endpoint, status);
            return rows;
        }
    }

    [Fact]
    public async Task Live_state_is_asked_for_with_the_cookie_alone()
    {
        var request = await SentAsync("live", "{}");

        Assert.Equal(("GET", "/json.php", ""), (request.Method, request.Target, request.Body));
        AssertHeaders(request, []);
    }

    [Fact]
    public async Task A_series_is_asked_for_as_the_chart_of_the_page_does()
    {
        var request = await SentAsync("series", """{"items":[]}""");

        Assert.Equal(("POST", "/json2.php"), (request.Method, request.Target));
        Assert.Equal("""{"name":"batt","range":"2026-09-01,2026-09-03,0"}""", request.Body);
        AssertHeaders(request, new() { ["Content-Type"] = "application/json", ["Content-Length"] = "49", ["X-Requested-With"] = "XMLHttpRequest" });
    }

    [Fact]
    public async Task Notifications_are_asked_for_as_the_page_does()
    {
        var request = await SentAsync("notifications", NoNotifications);

        Assert.Equal("GET", request.Method);
        Assert.Equal($"/inc/php/scripts/Controller.Call.php?id=2&selector_id=ctrl-notifs&_nonce={new WatchedTime().Start.ToUnixTimeMilliseconds()}", request.Target);
        AssertHeaders(request, new()
        {
            ["Accept"] = "text/html, application/xhtml+xml, application/xml; q=0.9, */*; q=0.8",
            ["Origin"] = $"http://{request.Headers["Host"]}",
            ["Referer"] = $"http://{request.Headers["Host"]}/",
            ["X-Requested-With"] = "XMLHttpRequest",
        });
    }

    [Theory]
    [MemberData(nameof(Expired))]
    public async Task A_status_can_tell_that_the_session_has_expired(string endpoint, int status)
    {
        await using var portal = await FakePortal.StartAsync(context =>
        {
            context.Response.Headers.Location = "/login.html";
            return Answers.SendAsync(context, status, "<html></html>");
        });
        using var client = TestClient.Create(portal.BaseUrl);

        await Assert.ThrowsAsync<SessionExpiredException>(() => ReadAsync(client, endpoint));
        Assert.Single(portal.Requests);
    }

    [Theory]
    [InlineData("live")]
    [InlineData("series")]
    public async Task JSON_that_is_no_object_tells_that_the_session_has_expired(string endpoint)
    {
        foreach (var body in new[] { "[]", "false", "true", "null", "\"\"", "0", "[[2,\"\",false]]", "\uFEFF[]\r\n" })
            await Assert.ThrowsAsync<SessionExpiredException>(() => SentAsync(endpoint, body));
    }

    [Theory]
    [MemberData(nameof(Endpoints))]
    public async Task An_empty_answer_with_a_session_is_no_failure(string endpoint)
    {
        await SentAsync(endpoint, endpoint == "notifications" ? NoNotifications : "{}");
    }

    [Theory]
    [MemberData(nameof(Endpoints))]
    public async Task HTML_or_damaged_JSON_is_an_unknown_answer(string endpoint)
    {
        foreach (var body in new[] { Answers.ErrorPage, "", " ", "{\"2206230077\":{\"actu", "{}{}", "plain text", "\0\u0001" })
            await Assert.ThrowsAsync<PortalChangedException>(() => SentAsync(endpoint, body));
    }

    [Theory]
    [InlineData("live")]
    [InlineData("series")]
    public async Task Endless_nesting_is_an_unknown_answer(string endpoint)
    {
        await Assert.ThrowsAsync<PortalChangedException>(() => SentAsync(endpoint, new string('[', 100_000)));
    }

    [Theory]
    [MemberData(nameof(Endpoints))]
    public async Task A_status_nobody_has_seen_is_an_unknown_answer(string endpoint)
    {
        foreach (var status in new[] { 201, 204, 304, 400, 404, 418 })
        {
            await using var portal = await FakePortal.StartAsync(status, "{}");
            using var client = TestClient.Create(portal.BaseUrl);
            await Assert.ThrowsAsync<PortalChangedException>(() => ReadAsync(client, endpoint));
            Assert.Single(portal.Requests);
        }
    }

    [Theory]
    [InlineData("{\"2206230077\":{\"box\":{\"temp\":21.5}},\"\\ud800\":{}}")]
    [InlineData("{\"2206230077\":{\"box\":{\"temp\":21.5,\"\\udfff\":\"\\ud800\"}}}")]
    public async Task Half_a_character_costs_no_other_value(string body)
    {
        await using var portal = await FakePortal.StartAsync(200, body);
        using var client = TestClient.Create(portal.BaseUrl);

        var snapshot = await client.Portal.ReadSnapshotAsync(TestClient.Session, client.Begin());

        Assert.Equal(TestClient.Box, Assert.Single(snapshot.Boxes).Id);
    }

    [Fact]
    public async Task A_byte_that_is_no_UTF_8_costs_no_other_value()
    {
        byte[] body = [.. "{\"2206230077\":{\"note\":\""u8, 0xFF, .. "\"}}"u8];
        await using var portal = await FakePortal.StartAsync(context => Answers.SendAsync(context, 200, body));
        using var client = TestClient.Create(portal.BaseUrl);

        Assert.Single((await client.Portal.ReadSnapshotAsync(TestClient.Session, client.Begin())).Boxes);
    }

    [Fact]
    public async Task A_portal_under_a_path_is_asked_there()
    {
        await using var portal = await FakePortal.StartAsync(200, "{}");
        using var client = TestClient.Create(new Uri(portal.BaseUrl, "cez"));

        await client.Portal.ReadSnapshotAsync(TestClient.Session, client.Begin());

        Assert.Equal("/cez/json.php", portal.Request.Target);
    }

    private static async Task<RecordedRequest> SentAsync(string endpoint, string answer)
    {
        await using var portal = await FakePortal.StartAsync(200, answer);
        using var client = TestClient.Create(portal.BaseUrl, new WatchedTime());
        await ReadAsync(client, endpoint);
        return portal.Request;
    }

    private static Task ReadAsync(TestClient client, string endpoint) => endpoint switch
    {
        "live" => client.Portal.ReadSnapshotAsync(TestClient.Session, client.Begin()),
        "series" => client.Portal.ReadSeriesAsync(TestClient.Session, Query, client.Begin()),
        "notifications" => client.Portal.ReadNotificationsAsync(TestClient.Session, client.Begin()),
        _ => throw new ArgumentOutOfRangeException(nameof(endpoint)),
    };

    private static void AssertHeaders(RecordedRequest request, SortedDictionary<string, string> besides)
    {
        besides["Accept-Encoding"] = "gzip, br";
        besides["Cookie"] = "PHPSESSID=markedcookie0123456789";
        besides["Host"] = request.Headers["Host"];
        besides["User-Agent"] = "oig-cloud-mcp";
        Assert.Equal(besides, new SortedDictionary<string, string>(request.Headers.ToDictionary()));
    }
}
