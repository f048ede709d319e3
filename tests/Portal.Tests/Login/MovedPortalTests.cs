using Oig.Portal.Failures;
using Oig.Portal.Tests.Http;

namespace Oig.Portal.Tests.Login;

/// <summary>A portal that redirects to another address is named, and nothing is sent there.</summary>
public sealed class MovedPortalTests
{
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
}
