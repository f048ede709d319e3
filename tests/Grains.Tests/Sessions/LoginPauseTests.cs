using Oig.Contracts.Outcomes;
using Oig.Simulator;

namespace Oig.Grains.Tests.Sessions;

/// <summary>The pause between a login and what it was wanted for (<c>Oig:Session:LoginPause</c>).</summary>
public sealed class LoginPauseTests : SessionTest
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task The_first_reading_follows_its_login_at_once_and_the_next_request_a_second_later()
    {
        var session = Harness.NewSession();

        // Nobody moves the clock meanwhile, so a pause would never end.
        var first = await session.GetSnapshotAsync(Harness.Owner).WaitAsync(Patience);
        await Harness.Run(session.GetSeriesAsync(Harness.Owner, Batteries));

        Assert.Equal(CacheStatus.NewSessionCreated, first.CacheStatus);
        Assert.Equal([PortalEndpoint.Login, PortalEndpoint.Live, PortalEndpoint.Series], Requests.All.Select(request => request.Endpoint));
        Assert.Equal(Requests.All[0].Time, Requests.All[1].Time);
        Assert.True(Requests.All[2].Time - Requests.All[1].Time >= Harness.Options.RequestGap);
    }

    [Fact]
    public async Task A_pause_of_the_operator_is_kept()
    {
        Harness.Options.LoginPause = TimeSpan.FromSeconds(3);

        Assert.True((await Harness.Run(Harness.NewSession().GetSnapshotAsync(Harness.Owner))).Succeeded);

        Assert.True(Requests.LiveReads.Single().Time - Requests.Logins.Single().Time >= TimeSpan.FromSeconds(3));
    }

    [Fact]
    public async Task A_portal_that_minds_is_asked_again_after_its_pause_and_the_owner_gets_his_readings()
    {
        Harness.Portal.Switches.ThrottleGap = TimeSpan.FromSeconds(1);

        Assert.True((await Harness.Run(Harness.NewSession().GetSnapshotAsync(Harness.Owner))).Succeeded);

        Assert.Single(Requests.Logins);
        Assert.Equal(2, Requests.LiveReads.Count);
        Assert.True(Requests.LiveReads[1].Time - Requests.LiveReads[0].Time >= TimeSpan.FromSeconds(2));
    }

    [Fact]
    public async Task A_login_that_the_portal_did_not_judge_keeps_the_usual_pause()
    {
        Harness.Portal.Switches.Fail(PortalEndpoint.Login, Trouble.ServerError with { Times = 1 });
        var session = Harness.NewSession();

        Assert.False((await session.GetSnapshotAsync(Harness.Owner).WaitAsync(Patience)).Succeeded);
        Assert.True((await Harness.Run(session.GetSnapshotAsync(Harness.Owner))).Succeeded);

        Assert.True(Requests.Logins[1].Time - Requests.Logins[0].Time >= Harness.Options.RequestGap);
    }
}
