using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using Oig.Portal.Failures;
using static Oig.Portal.Tests.Http.BriefTrouble;

namespace Oig.Portal.Tests.Http;

public sealed class RetryTests
{
    public static TheoryData<string, UnavailableReason> BriefFailures => new()
    {
        { "500", UnavailableReason.ServerError },
        { "503", UnavailableReason.ServerError },
        { "429", UnavailableReason.Throttled },
        { "dropped", UnavailableReason.Unreachable },
        { "broken off", UnavailableReason.Unreachable },
    };

    [Theory]
    [MemberData(nameof(BriefFailures))]
    public async Task A_read_is_repeated_after_2_and_4_seconds_and_then_given_up(string how, UnavailableReason reason)
    {
        var time = new WatchedTime();
        await using var portal = await FakePortal.StartAsync(Failing(how));
        using var client = TestClient.Create(portal.BaseUrl, time);

        var read = client.Portal.ReadSnapshotAsync(TestClient.Session, client.Begin());

        Assert.Equal(Limit, await time.NextTimerAsync());
        Assert.Equal(TimeSpan.FromSeconds(2), await PassAsync(time));
        Assert.Equal(TimeSpan.FromSeconds(4), await PassAsync(time));
        Assert.Equal(reason, (await FailureOf(read)).Reason);
        Assert.Equal(3, portal.Requests.Count);
    }

    [Theory]
    [InlineData("500", true)]
    [InlineData("503", false)]
    public async Task The_error_page_instead_of_live_state_names_the_switch_that_may_be_off(string how, bool named)
    {
        var time = new WatchedTime();
        await using var portal = await FakePortal.StartAsync(Failing(how));
        using var client = TestClient.Create(portal.BaseUrl, time);

        var read = client.Portal.ReadSnapshotAsync(TestClient.Session, client.Begin());
        await time.NextTimerAsync();
        await PassAsync(time);
        await PassAsync(time);

        Assert.Equal(named, (await FailureOf(read)).Message.Contains("Živá data", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_read_succeeds_once_the_portal_recovers()
    {
        var time = new WatchedTime();
        var answers = new Queue<RequestDelegate>([Failing("500"), Failing("dropped"), context => Answers.SendAsync(context, 200, "{}")]);
        await using var portal = await FakePortal.StartAsync(context => answers.Dequeue()(context));
        using var client = TestClient.Create(portal.BaseUrl, time);

        var read = client.Portal.ReadSnapshotAsync(TestClient.Session, client.Begin());
        await time.NextTimerAsync();
        await PassAsync(time);
        await PassAsync(time);

        Assert.Equal(time.GetUtcNow(), (await read).ReadAt);
    }

    [Fact]
    public async Task A_time_out_is_not_repeated()
    {
        var time = new WatchedTime();
        await using var portal = await FakePortal.StartAsync(Answers.SilenceAsync);
        using var client = TestClient.Create(portal.BaseUrl, time);

        var read = client.Portal.ReadSnapshotAsync(TestClient.Session, client.Begin());
        await portal.ArrivalAsync();
        time.Advance(Limit);

        Assert.Equal(UnavailableReason.Timeout, (await FailureOf(read)).Reason);
        Assert.Single(portal.Requests);
    }

    [Fact]
    public async Task Repeats_do_not_stretch_the_time_limit()
    {
        var time = new WatchedTime();
        var answers = new Queue<RequestDelegate>([Failing("500"), Answers.SilenceAsync]);
        await using var portal = await FakePortal.StartAsync(context => answers.Dequeue()(context));
        using var client = TestClient.Create(portal.BaseUrl, time);

        var read = client.Portal.ReadSnapshotAsync(TestClient.Session, client.Begin());
        await time.NextTimerAsync();
        await portal.ArrivalAsync();
        await PassAsync(time);
        await portal.ArrivalAsync();
        time.Advance(TimeSpan.FromSeconds(18));

        Assert.Equal(UnavailableReason.Timeout, (await FailureOf(read)).Reason);
    }

    [Fact]
    public async Task The_deadline_ends_a_wait()
    {
        var (time, callers) = (new WatchedTime(), new FakeTimeProvider());
        await using var portal = await FakePortal.StartAsync(Failing("500"));
        using var client = TestClient.Create(portal.BaseUrl, time);

        var read = client.Portal.ReadSnapshotAsync(TestClient.Session, client.Begin(callers));
        await time.NextTimerAsync();
        callers.Advance(Limit);

        Assert.Equal(UnavailableReason.Timeout, (await FailureOf(read)).Reason);
        Assert.Single(portal.Requests);
    }

    [Fact]
    public async Task No_wait_begins_that_the_time_limit_would_cut_off()
    {
        var time = new WatchedTime();
        await using var portal = await FakePortal.StartAsync(Failing("500"));
        using var client = TestClient.Create(portal.BaseUrl, time, ("Timeout", "00:00:02"));

        var failure = await Assert.ThrowsAsync<PortalUnavailableException>(() => client.Portal.ReadSnapshotAsync(TestClient.Session, client.Begin()));

        Assert.Equal(UnavailableReason.ServerError, failure.Reason);
        Assert.Single(portal.Requests);
    }
}
