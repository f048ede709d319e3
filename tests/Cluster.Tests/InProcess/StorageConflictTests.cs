using Oig.Cluster.Tests.Processes;
using Oig.Contracts;
using Oig.Contracts.Control;
using Oig.Contracts.Outcomes;
using Oig.Simulator;

namespace Oig.Cluster.Tests.InProcess;

/// <summary>Grains whose stored state is not what they take it for: each guess counts exactly once all the same, and a stop of changes stays.</summary>
[Collection(GrainCluster.Shared)]
public sealed class StorageConflictTests(GrainCluster cluster)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task A_refusal_is_not_forgotten_when_somebody_else_wrote_the_account_meanwhile()
    {
        var attacked = cluster.NewAccount();
        for (var guess = 0; guess < 2; guess++) Assert.Equal(FailureCode.CredentialsRefused, await GuessAsync(attacked, guess));
        cluster.Portal.Accounts[attacked.Email].Switches.Fail(PortalEndpoint.Login, Trouble.Slow(TimeSpan.FromSeconds(1)));
        var third = GuessAsync(attacked, 2);
        await Eventually.IsTrueAsync(() => Task.FromResult(cluster.LoginsOf(attacked) == 3), Patience, "There was no third login.");
        cluster.Storage.Rewrite();

        Assert.Equal(FailureCode.CredentialsRefused, await third);
        Assert.Equal(FailureCode.LockedOut, await GuessAsync(attacked, 3));
        Assert.Equal(3, cluster.LoginsOf(attacked));
    }

    [Fact]
    public async Task An_account_that_woke_while_the_storage_was_away_remembers_what_was_stored_as_soon_as_it_is_back()
    {
        var (attacked, owner) = (cluster.NewAccount(), cluster.NewAccount());
        for (var guess = 0; guess < 2; guess++) await GuessAsync(attacked, guess);
        Assert.True((await cluster.ReadAsync(owner)).Succeeded);
        await cluster.Silos.Client.GetGrain<IManagementGrain>(0).ForceActivationCollection(TimeSpan.Zero);
        cluster.Storage.IsLost = true;
        Assert.Equal(FailureCode.CredentialsRefused, await GuessAsync(attacked, 2));
        cluster.Storage.IsLost = false;

        Assert.Equal(FailureCode.LockedOut, await GuessAsync(attacked, 3));
        Assert.Equal(3, cluster.LoginsOf(attacked));
        Assert.True((await cluster.ReadAsync(owner)).Succeeded);
    }

    [Fact]
    public async Task A_stop_of_all_changes_is_stored_although_somebody_else_wrote_it_meanwhile()
    {
        var writes = cluster.Silos.Client.GetGrain<IWriteSwitchGrain>(IWriteSwitchGrain.Key);
        await writes.ReportAsync(new("an account", "the first reason", SessionLives: true));
        cluster.Storage.Rewrite();
        await writes.ReportAsync(new("an account", "the second reason", SessionLives: true));
        await cluster.Silos.Client.GetGrain<IManagementGrain>(0).ForceActivationCollection(TimeSpan.Zero);

        Assert.Equal("the second reason", (await writes.GetPauseAsync())?.Reason);
        await writes.AllowAsync();
        Assert.Null(await writes.GetPauseAsync());
    }

    private async Task<FailureCode?> GuessAsync(Credentials account, int guess) =>
        (await cluster.ReadAsync(account with { Password = $"guess-{guess}" })).Failure?.Code;
}
