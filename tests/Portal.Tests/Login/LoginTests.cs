using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using Oig.Contracts;
using Oig.Portal.Failures;
using Oig.Portal.Tests.Http;

namespace Oig.Portal.Tests.Login;

public sealed class LoginTests
{
    [Fact]
    public async Task The_request_is_the_one_of_the_login_page()
    {
        await using var portal = await FakePortal.StartAsync(context => Answers.LoggedInAsync(context, "abc"));
        using var client = TestClient.Create(portal.BaseUrl);

        await client.Portal.LogInAsync(new Credentials("owner@example.com", "pass"), client.Begin());

        Assert.Equal("POST", portal.Request.Method);
        Assert.Equal("/inc/php/scripts/Login.php", portal.Request.Target);
        Assert.Equal("""{"email":"owner@example.com","password":"pass"}""", portal.Request.Body);
        Assert.Equal(
            new SortedDictionary<string, string>
            {
                ["Accept-Encoding"] = "gzip, br",
                ["Content-Length"] = "47",
                ["Content-Type"] = "application/json",
                ["Host"] = portal.BaseUrl.Authority,
                ["User-Agent"] = "oig-cloud-mcp",
            },
            new SortedDictionary<string, string>(portal.Request.Headers.ToDictionary()));
    }

    [Theory]
    [InlineData("quote\" backslash\\ colon: ěščř 🔋")]
    [InlineData("line\nbreak\0nul")]
    [InlineData(" ")]
    public async Task Any_password_arrives_unchanged(string password)
    {
        await using var portal = await FakePortal.StartAsync(context => Answers.LoggedInAsync(context, "abc"));
        using var client = TestClient.Create(portal.BaseUrl);

        await client.Portal.LogInAsync(new Credentials("a+b@example.com", password), client.Begin());

        using var body = JsonDocument.Parse(portal.Request.Body);
        Assert.Equal(password, body.RootElement.GetProperty("password").GetString());
        Assert.Equal("a+b@example.com", body.RootElement.GetProperty("email").GetString());
    }

    [Theory]
    [InlineData("""[[2,"",false]]""")]
    [InlineData(" [ [2, \"\", false] ]\r\n")]
    [InlineData("\uFEFF[[2,\"\",false]]")]
    public async Task Success_is_one_list_whatever_its_white_space(string body)
    {
        Assert.NotNull(await LogInAsync(200, body, "PHPSESSID=abc123; path=/; HttpOnly"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("  \r\n")]
    public async Task Nothing_is_a_refusal_even_with_a_cookie(string body)
    {
        await Assert.ThrowsAsync<CredentialsRefusedException>(() => LogInAsync(200, body, "PHPSESSID=abc123; path=/"));
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    public async Task Forbidden_is_a_refusal(int status)
    {
        await Assert.ThrowsAsync<CredentialsRefusedException>(() => LogInAsync(status, Answers.ErrorPage));
    }

    [Theory]
    [InlineData(200, "<html><body>Údržba</body></html>")]
    [InlineData(200, """[[2,"",fal""")]
    [InlineData(200, "Maintenance")]
    [InlineData(200, "[]")]
    [InlineData(200, "{}")]
    [InlineData(200, "null")]
    [InlineData(200, "false")]
    [InlineData(200, """[[2,"",true]]""")]
    [InlineData(200, """[[2,"",false],[0,4,"x"]]""")]
    [InlineData(200, """[[0,4,"Špatné heslo."]]""")]
    [InlineData(200, """[[0,4,"Na portálu probíhá údržba."]]""")]
    [InlineData(204, "")]
    [InlineData(301, "")]
    [InlineData(302, "")]
    [InlineData(304, "")]
    [InlineData(400, """[[2,"",false]]""")]
    [InlineData(404, """[[2,"",false]]""")]
    public async Task An_unknown_answer_is_no_refusal(int status, string body)
    {
        await Assert.ThrowsAsync<PortalChangedException>(() => LogInAsync(status, body, "PHPSESSID=abc123"));
    }

    [Theory]
    [InlineData(429, UnavailableReason.Throttled)]
    [InlineData(500, UnavailableReason.ServerError)]
    [InlineData(502, UnavailableReason.ServerError)]
    [InlineData(503, UnavailableReason.ServerError)]
    public async Task An_outage_is_no_refusal_and_is_not_asked_again(int status, UnavailableReason reason)
    {
        await using var portal = await FakePortal.StartAsync(context =>
        {
            context.Response.Headers.RetryAfter = "7";
            return Answers.SendAsync(context, status, Answers.ErrorPage);
        });
        using var client = TestClient.Create(portal.BaseUrl);

        var failure = await Assert.ThrowsAsync<PortalUnavailableException>(() => client.Portal.LogInAsync(TestClient.Credentials, client.Begin()));

        Assert.Equal(reason, failure.Reason);
        Assert.Equal(TimeSpan.FromSeconds(7), failure.RetryAfter);
        Assert.Single(portal.Requests);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("PHPSESSID=; path=/")]
    [InlineData("PHPSESSID=deleted; expires=Thu, 01-Jan-1970 00:00:01 GMT")]
    [InlineData("phpsessid=abc")]
    [InlineData("XPHPSESSID=abc")]
    [InlineData("other=PHPSESSID=abc")]
    [InlineData("PHPSESSID")]
    public async Task Success_without_a_session_cookie_is_an_unknown_answer(string? cookie)
    {
        await Assert.ThrowsAsync<PortalChangedException>(() => LogInAsync(200, Answers.LoginSuccess, cookie));
    }

    [Fact]
    public async Task A_dropped_connection_is_an_outage_and_is_not_asked_again()
    {
        await using var portal = await FakePortal.StartAsync(Answers.HangUpAsync);
        using var client = TestClient.Create(portal.BaseUrl);

        var failure = await Assert.ThrowsAsync<PortalUnavailableException>(() => client.Portal.LogInAsync(TestClient.Credentials, client.Begin()));

        Assert.Equal(UnavailableReason.Unreachable, failure.Reason);
        Assert.Single(portal.Requests);
    }

    [Fact]
    public async Task A_refused_connection_is_an_outage()
    {
        var portal = await FakePortal.StartAsync(200, "");
        var address = portal.BaseUrl;
        await portal.DisposeAsync();
        using var client = TestClient.Create(address);

        var failure = await Assert.ThrowsAsync<PortalUnavailableException>(() => client.Portal.LogInAsync(TestClient.Credentials, client.Begin()));

        Assert.Equal(UnavailableReason.Unreachable, failure.Reason);
    }

    [Fact]
    public async Task No_answer_for_the_whole_time_limit_is_an_outage()
    {
        var time = new WatchedTime();
        await using var portal = await FakePortal.StartAsync(Answers.SilenceAsync);
        using var client = TestClient.Create(portal.BaseUrl, time);

        var login = client.Portal.LogInAsync(TestClient.Credentials, client.Begin());
        await portal.ArrivalAsync();
        var limit = await time.NextTimerAsync();
        time.Advance(limit);

        Assert.Equal(UnavailableReason.Timeout, (await Assert.ThrowsAsync<PortalUnavailableException>(() => login)).Reason);
        Assert.Equal(TimeSpan.FromSeconds(20), limit);
    }

    [Fact]
    public async Task A_login_that_its_deadline_ends_took_too_long()
    {
        var callers = new FakeTimeProvider();
        await using var portal = await FakePortal.StartAsync(Answers.SilenceAsync);
        using var client = TestClient.Create(portal.BaseUrl);

        var login = client.Portal.LogInAsync(TestClient.Credentials, client.Begin(callers));
        await portal.ArrivalAsync();
        callers.Advance(TimeSpan.FromSeconds(20));

        Assert.Equal(UnavailableReason.Timeout, (await Assert.ThrowsAsync<PortalUnavailableException>(() => login)).Reason);
    }

    [Theory]
    [InlineData(301, "https://new.example.com/inc/php/scripts/Login.php", "https://new.example.com")]
    [InlineData(302, "http://new.example.com:81/x?y#z", "http://new.example.com:81")]
    [InlineData(303, "//new.example.com/login", "http://new.example.com")]
    [InlineData(307, "https://owner:secret@new.example.com/", "https://new.example.com")]
    [InlineData(308, "https://xn--bcher-kva.example/", "https://xn--bcher-kva.example")]
    public async Task A_portal_that_moved_is_named_with_the_setting_and_gets_no_password(int status, string location, string address)
    {
        var failure = await MovedAsync(status, location);

        Assert.Contains($" {address};", failure.Message, StringComparison.Ordinal);
        Assert.Contains("Oig:Portal:BaseUrl", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/login.html")]
    [InlineData("javascript:alert(1)")]
    [InlineData("https://")]
    [InlineData("mailto:a@b.cz")]
    [InlineData("%%%")]
    public async Task A_redirect_to_the_same_host_or_nowhere_is_no_move(string location) =>
        Assert.DoesNotContain("BaseUrl", (await MovedAsync(302, location)).Message, StringComparison.Ordinal);

    [Fact]
    public async Task A_live_state_that_redirects_to_another_host_names_it()
    {
        await using var portal = await FakePortal.StartAsync(context => RedirectAsync(context, 301, "https://new.example.com/json.php"));
        using var client = TestClient.Create(portal.BaseUrl);

        var failure = await Assert.ThrowsAsync<SessionExpiredException>(() => client.Portal.ReadSnapshotAsync(TestClient.Session, client.Begin()));

        Assert.Contains("https://new.example.com", failure.Message, StringComparison.Ordinal);
    }

    private static async Task<PortalChangedException> MovedAsync(int status, string location)
    {
        await using var other = await FakePortal.StartAsync(200, Answers.LoginSuccess);
        await using var portal = await FakePortal.StartAsync(context => RedirectAsync(context, status, location));
        using var client = TestClient.Create(portal.BaseUrl);
        var failure = await Assert.ThrowsAsync<PortalChangedException>(() => client.Portal.LogInAsync(TestClient.Credentials, client.Begin()));
        Assert.Single(portal.Requests);
        return failure;
    }

    private static Task RedirectAsync(Microsoft.AspNetCore.Http.HttpContext context, int status, string location)
    {
        context.Response.Headers.Location = location;
        return Answers.SendAsync(context, status, "");
    }

    private static async Task<PortalSession> LogInAsync(int status, string body, string? cookie = null)
    {
        await using var portal = await FakePortal.StartAsync(context =>
        {
            if (cookie is not null)
                context.Response.Headers.SetCookie = cookie;
            context.Response.Headers.Location = status is 301 or 302 ? "/login.html" : default;
            return Answers.SendAsync(context, status, body);
        });
        using var client = TestClient.Create(portal.BaseUrl);
        try
        {
            return await client.Portal.LogInAsync(TestClient.Credentials, client.Begin());
        }
        finally
        {
            Assert.Single(portal.Requests);
        }
    }
}
