using Oig.Contracts.Outcomes;
using Oig.Simulator;

namespace Oig.Grains.Tests.Sessions;

/// <summary>Refusals, outages and pauses of the portal.</summary>
public sealed class SessionTroubleTests : SessionTest
{
    [Fact]
    public async Task A_refused_password_is_asked_once_and_then_known()
    {
        var session = Harness.NewSession();
        var wrong = Harness.Owner with { Password = "wrong" };
        Assert.Equal(FailureCode.CredentialsRefused, (await Harness.Run(session.GetSnapshotAsync(wrong))).Failure?.Code);
        Assert.Equal(FailureCode.KnownBad, (await Harness.Run(session.GetSnapshotAsync(wrong))).Failure?.Code);
        Assert.Single(Requests.Logins);
    }

    [Fact]
    public async Task A_locked_account_is_not_sent_to_the_portal()
    {
        var account = Harness.Account();
        for (var i = 0; i < 5; i++)
            await Harness.Run(Harness.NewSession(account, $"key-{i}").GetSnapshotAsync(Harness.Owner with { Password = $"wrong-{i}" }));
        Assert.Equal(3, Requests.Logins.Count);
        var outcome = await Harness.Run(Harness.NewSession(account, "key-9").GetSnapshotAsync(Harness.Owner));
        Assert.Equal(FailureCode.LockedOut, outcome.Failure?.Code);
        Assert.NotNull(outcome.Failure?.RetryAfter);
    }

    public static TheoryData<string, FailureCode> Troubles => new()
    {
        { nameof(Trouble.ServerError), FailureCode.PortalUnavailable },
        { nameof(Trouble.MaintenancePage), FailureCode.PortalChanged },
        { nameof(Trouble.Garbage), FailureCode.PortalChanged },
        { nameof(Trouble.Abort), FailureCode.PortalUnreachable },
        { nameof(Trouble.Oversized), FailureCode.PortalChanged },
        { nameof(Trouble.TooManyRequests), FailureCode.PortalThrottled },
    };

    [Theory]
    [MemberData(nameof(Troubles))]
    public async Task Trouble_of_the_portal_is_named_counts_as_no_refusal_and_passes(string trouble, FailureCode expected)
    {
        Harness.Portal.Switches.FailEverything(Named(trouble));
        var session = Harness.NewSession();
        for (var i = 0; i < 5; i++) Assert.Equal(expected, (await Harness.Run(session.GetSnapshotAsync(Harness.Owner))).Failure?.Code);
        Harness.Portal.Switches.Heal();
        Assert.True((await Harness.Run(session.GetSnapshotAsync(Harness.Owner))).Succeeded);
    }

    [Fact]
    public async Task A_portal_that_does_not_answer_is_given_up_after_twenty_seconds()
    {
        Harness.Portal.Switches.Fail(PortalEndpoint.Live, Trouble.NoAnswer(TimeSpan.FromSeconds(30)));
        var call = Harness.NewSession().GetSnapshotAsync(Harness.Owner);
        while (Requests.LiveReads.Count == 0)
        {
            await Task.Delay(5);
            Harness.Time.Advance(TimeSpan.FromMilliseconds(50));
        }

        Harness.Time.Advance(TimeSpan.FromSeconds(20));
        Assert.Equal(FailureCode.PortalTimeout, (await call.WaitAsync(TimeSpan.FromSeconds(30))).Failure?.Code);
    }

    [Fact]
    public async Task A_portal_that_asks_for_a_pause_gets_it()
    {
        Harness.Portal.Switches.Fail(PortalEndpoint.Live, Trouble.TooManyRequests(TimeSpan.FromMinutes(2)));
        var session = Harness.NewSession();
        var throttled = await Harness.Run(session.GetSnapshotAsync(Harness.Owner));
        Assert.Equal((FailureCode.PortalThrottled, TimeSpan.FromMinutes(2)), (throttled.Failure!.Code, throttled.Failure.RetryAfter));
        Harness.Portal.Switches.Heal();
        Requests.Clear();
        Assert.Equal(FailureCode.PortalThrottled, (await Harness.Run(session.GetSnapshotAsync(Harness.Owner))).Failure?.Code);
        Assert.Equal(0, Requests.Total);
        Harness.Time.Advance(TimeSpan.FromMinutes(2));
        Assert.True((await Harness.Run(session.GetSnapshotAsync(Harness.Owner))).Succeeded);
    }

    private static Trouble Named(string name) => name switch
    {
        nameof(Trouble.ServerError) => Trouble.ServerError,
        nameof(Trouble.MaintenancePage) => Trouble.MaintenancePage,
        nameof(Trouble.Garbage) => Trouble.Garbage,
        nameof(Trouble.Abort) => Trouble.Abort,
        nameof(Trouble.Oversized) => Trouble.Oversized(),
        _ => Trouble.TooManyRequests(),
    };
}
