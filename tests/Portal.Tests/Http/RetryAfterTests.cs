using Oig.Portal.Failures;
using static Oig.Portal.Tests.Http.BriefTrouble;

namespace Oig.Portal.Tests.Http;

/// <summary>What the portal asks for with <c>Retry-After</c>.</summary>
public sealed class RetryAfterTests
{
    [Theory]
    [InlineData("5")]
    [InlineData("Thu, 03 Sep 2026 10:00:05 GMT")]
    public async Task A_wait_that_the_portal_asks_for_is_kept(string retryAfter)
    {
        var time = new WatchedTime();
        await using var portal = await FakePortal.StartAsync(Failing("429", retryAfter));
        using var client = TestClient.Create(portal.BaseUrl, time);

        var read = client.Portal.ReadSnapshotAsync(TestClient.Session, client.Begin());
        await time.NextTimerAsync();

        Assert.Equal(TimeSpan.FromSeconds(5), await PassAsync(time));
        await portal.ArrivalAsync();
        await portal.ArrivalAsync();
        time.Advance(Limit);
        await FailureOf(read);
    }

    [Theory]
    [InlineData("20", 20)]
    [InlineData("600", 600)]
    [InlineData("Thu, 03 Sep 2026 10:10:00 GMT", 600)]
    [InlineData("2147483647", 3600)]
    [InlineData("Fri, 31 Dec 9999 23:59:59 GMT", 3600)]
    public async Task A_wait_that_does_not_fit_ends_the_call_at_once(string retryAfter, int seconds)
    {
        var time = new WatchedTime();
        await using var portal = await FakePortal.StartAsync(Failing("503", retryAfter));
        using var client = TestClient.Create(portal.BaseUrl, time);

        var failure = await Assert.ThrowsAsync<PortalUnavailableException>(() => client.Portal.ReadSnapshotAsync(TestClient.Session, client.Begin()));

        Assert.Equal(TimeSpan.FromSeconds(seconds), failure.RetryAfter);
        Assert.Single(portal.Requests);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-5")]
    [InlineData("soon")]
    [InlineData("99999999999999999999")]
    [InlineData("Thu, 03 Sep 2026 09:00:00 GMT")]
    public async Task A_senseless_wait_leaves_the_usual_one(string retryAfter)
    {
        var time = new WatchedTime();
        await using var portal = await FakePortal.StartAsync(Failing("429", retryAfter));
        using var client = TestClient.Create(portal.BaseUrl, time);

        var read = client.Portal.ReadSnapshotAsync(TestClient.Session, client.Begin());
        await time.NextTimerAsync();

        Assert.Equal(TimeSpan.FromSeconds(2), await PassAsync(time));
        Assert.Equal(TimeSpan.FromSeconds(4), await PassAsync(time));
        await FailureOf(read);
    }
}
