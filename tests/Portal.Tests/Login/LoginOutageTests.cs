using Microsoft.Extensions.Time.Testing;
using Oig.Portal.Failures;
using Oig.Portal.Tests.Http;

namespace Oig.Portal.Tests.Login;

/// <summary>A portal that does not answer a login judges nobody, and is not asked again.</summary>
public sealed class LoginOutageTests
{
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
}
