using Oig.Grains.Outcomes;
using Oig.Simulator;

namespace Oig.Cluster.Tests.InProcess;

/// <summary>Sessions and accounts as grains of two silos.</summary>
public sealed class SessionsOverSilosTests(GrainCluster cluster) : IClassFixture<GrainCluster>
{
    [Fact]
    public async Task Everybody_who_asks_at_once_shares_one_login_and_one_reading()
    {
        var owner = cluster.NewAccount();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => cluster.ReadAsync(owner)));
        Assert.All(outcomes, outcome => Assert.True(outcome.Succeeded));
        Assert.Equal(1, cluster.LoginsOf(owner));
        Assert.Equal(1, cluster.Portal.Requests.LiveReads.Count(read => read.Account == owner.Email));
    }

    [Fact]
    public async Task Guesses_at_once_get_as_many_tries_as_one_after_another()
    {
        var owner = cluster.NewAccount();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 30).Select(guess => cluster.ReadAsync(owner with { Password = $"guess-{guess}" })));
        Assert.All(outcomes, outcome => Assert.Contains(outcome.Failure!.Code, new[] { FailureCode.CredentialsRefused, FailureCode.LockedOut }));
        Assert.Equal(3, cluster.LoginsOf(owner));
    }

    [Fact]
    public async Task A_slow_portal_of_one_account_keeps_no_other_waiting()
    {
        var (slow, quick) = (cluster.NewAccount(), cluster.NewAccount());
        cluster.Portal.Accounts[slow.Email].Switches.Fail(PortalEndpoint.Live, Trouble.Slow(TimeSpan.FromSeconds(6)));
        var waiting = cluster.ReadAsync(slow);
        Assert.True((await cluster.ReadAsync(quick)).Succeeded);
        Assert.False(waiting.IsCompleted);
        Assert.True((await waiting).Succeeded);
    }

    [Fact]
    public async Task A_lost_storage_locks_no_owner_out_and_opens_no_gate()
    {
        var (owner, attacked) = (cluster.NewAccount(), cluster.NewAccount());
        cluster.Storage.IsLost = true;
        try
        {
            Assert.True((await cluster.ReadAsync(owner)).Succeeded);
            for (var guess = 0; guess < 5; guess++) await cluster.ReadAsync(attacked with { Password = $"guess-{guess}" });
            Assert.Equal(3, cluster.LoginsOf(attacked));
            Assert.Equal(FailureCode.LockedOut, (await cluster.ReadAsync(attacked)).Failure?.Code);
        }
        finally
        {
            cluster.Storage.IsLost = false;
        }
    }

    [Fact]
    public async Task A_session_with_another_secret_is_told_so()
    {
        var owner = cluster.NewAccount();
        var stranger = cluster.Silos.Client.GetGrain<Oig.Grains.Sessions.ISessionGrain>("a key made with another secret");
        Assert.Equal(FailureCode.SecretMismatch, (await stranger.GetSnapshotAsync(owner)).Failure?.Code);
        Assert.Equal(0, cluster.LoginsOf(owner));
    }
}
