using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Oig.Contracts;
using Oig.Contracts.Outcomes;
using Oig.Contracts.Sessions;
using Oig.Grains.Sessions;
using Oig.Simulator;

namespace Oig.Grains.Tests.Sessions;

/// <summary>The line in which all accounts log in after a restart.</summary>
public sealed class LoginLineTests : SessionTest
{
    [Fact]
    public void A_thousand_accounts_have_their_turns_in_the_order_in_which_they_asked_and_within_a_minute()
    {
        var (time, options) = (new FakeTimeProvider(), new SessionOptions());
        var pace = new LoginPace(Options.Create(options), time);

        var turns = Enumerable.Range(0, 1000).Select(_ => Take(pace, time)).ToArray();

        Assert.Equal(turns.Order(), turns);
        Assert.InRange(turns[^1], TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(60));
        // The settings' number in each second, and as many at once in the first.
        Assert.All(turns.GroupBy(turn => (int)turn.TotalSeconds), second => Assert.InRange(second.Count(), 1, 2 * options.LoginsPerSecond));
    }

    [Fact]
    public async Task Who_would_wait_in_vain_is_told_when_to_come_back_and_keeps_his_place()
    {
        Harness.Options.LoginsPerSecond = 1;
        var owners = Enumerable.Range(0, 30).Select(i => new Credentials($"owner-{i:D2}@example.com", AccountBook.TestPassword)).ToArray();
        foreach (var owner in owners) Harness.Portal.Accounts.Add(owner.Email, owner.Password, new SimulatedBox($"24000000{owner.Email[6..8]}"));
        var sessions = owners.Select(owner => Harness.NewSession(key: owner.Email)).ToArray();
        var first = sessions.Zip(owners, (session, owner) => session.GetSnapshotAsync(owner)).ToArray();

        var again = await sessions[^1].GetSnapshotAsync(owners[^1]).WaitAsync(TimeSpan.FromSeconds(30));
        var soon = sessions[5].GetSnapshotAsync(owners[5]);

        Assert.Equal(FailureCode.LoginWaiting, again.Failure?.Code);
        Assert.InRange(again.Failure!.RetryAfter!.Value, TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(30));
        Assert.All(await Harness.Run(Task.WhenAll([.. first, soon])), outcome => Assert.True(outcome.Succeeded));
        Assert.Equal(owners.Skip(1).Select(owner => owner.Email), Requests.Logins.Skip(1).Select(login => login.Account));
        Assert.True((await sessions[^1].GetSnapshotAsync(owners[^1])).Succeeded);
    }

    private static TimeSpan Take(LoginPace pace, TimeProvider time)
    {
        using var clock = new Deadline(TimeSpan.FromSeconds(20), time);
        return pace.Place(clock).Take();
    }
}
