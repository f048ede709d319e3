using System.Text.Json;
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
