using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Oig.Contracts.Control;
using Oig.Contracts.Outcomes;
using Oig.Contracts.Series;
using Oig.Contracts.Sessions;
using Oig.Grains.Sessions;
using Oig.Simulator;
using Orleans.Configuration;

namespace Oig.Cluster.Tests.InProcess;

/// <summary>Sessions and accounts as grains of two silos.</summary>
[Collection(GrainCluster.Shared)]
public sealed class SessionsOverSilosTests(GrainCluster cluster)
{
    // Also on a machine whose cores are taken; what is slow is waited for in the end.
    private static readonly TimeSpan LongerThanTheTest = TimeSpan.FromSeconds(15);

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
        cluster.Portal.Accounts[slow.Email].Switches.Fail(PortalEndpoint.Live, Trouble.Slow(LongerThanTheTest));
        var waiting = cluster.ReadAsync(slow);
        Assert.True((await cluster.ReadAsync(quick)).Succeeded);
        Assert.False(waiting.IsCompleted);
        Assert.True((await waiting).Succeeded);
    }

    [Fact]
    public async Task A_noisy_account_is_told_that_it_is_busy_and_keeps_no_other_waiting()
    {
        var (noisy, quiet) = (cluster.NewAccount(), cluster.NewAccount());
        Assert.True((await cluster.ReadAsync(noisy)).Succeeded);
        cluster.Portal.Accounts[noisy.Email].Switches.Fail(PortalEndpoint.Series, Trouble.Slow(LongerThanTheTest));
        using var enough = new CancellationTokenSource();
        var days = Enumerable.Range(1, 20).Select(day => new SeriesQuery(SeriesName.Batt, new(2026, 5, day), new(2026, 5, day)));
        List<Task<Outcome<SeriesTable>>> noise = [.. days.Select(query => cluster.Session(noisy).GetSeriesAsync(cluster.Called(noisy), query, enough.Token))];
        for (var refused = 0; refused < 4; refused++)
        {
            var first = await Task.WhenAny(noise);
            Assert.Equal(FailureCode.Busy, (await first).Failure?.Code);
            noise.Remove(first);
        }

        Assert.True((await cluster.ReadAsync(quiet)).Succeeded);
        Assert.All(noise, call => Assert.False(call.IsCompleted));
        cluster.Portal.Accounts[noisy.Email].Switches.Heal();
        // A second apart from each other, all of them would take longer than Orleans waits for an answer.
        await enough.CancelAsync();
        foreach (var call in noise) await CalledOffOrAnsweredAsync(call);
    }

    private static async Task CalledOffOrAnsweredAsync(Task call)
    {
        try
        {
            await call;
        }
        catch (OperationCanceledException)
        {
            // Called off.
        }
    }

    [Fact]
    public async Task A_session_lives_on_the_silo_that_was_asked_for_it_however_many_live_there()
    {
        var near = cluster.Silos.Silos[^1];
        var owners = Enumerable.Range(0, 30).Select(_ => cluster.NewAccount()).ToArray();
        var readings = await Task.WhenAll(owners.Select(owner => cluster.Session(owner, near).GetSnapshotAsync(cluster.Called(owner))));
        Assert.All(readings, reading => Assert.True(reading.Succeeded));
        var homes = await Task.WhenAll(owners.Select(cluster.HomeOfAsync));
        Assert.All(homes, home => Assert.Equal(near.SiloAddress, home.SiloAddress));
    }

    [Fact]
    public void Sessions_that_nobody_uses_are_collected_and_the_oldest_forgotten_before_memory_runs_out()
    {
        var collection = cluster.Silos.Silos[0].ServiceProvider.GetRequiredService<IOptions<GrainCollectionOptions>>().Value;
        Assert.Equal(TimeSpan.FromHours(12), collection.ClassSpecificCollectionAge[typeof(SessionGrain).FullName!]);
        Assert.True(collection.EnableActivationSheddingOnMemoryPressure);
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
    public async Task An_earlier_password_neither_reads_nor_writes_once_another_was_accepted()
    {
        var old = cluster.NewAccount();
        var box = (await cluster.ReadAsync(old)).Value!.Boxes[0].Id;
        var changed = old with { Password = "another password" };
        cluster.Portal.Accounts[old.Email].Password = changed.Password;
        Assert.True((await cluster.ReadAsync(old)).Succeeded);
        Assert.True((await cluster.ReadAsync(changed)).Succeeded);

        Assert.Equal(FailureCode.NotLoggedIn, (await cluster.Session(old).WriteAsync(BoxWrite.Of(box, BoxParameter.Mode, 1))).Failure?.Code);
        Assert.Equal(FailureCode.NotLoggedIn, (await cluster.Session(old).PeekSnapshotAsync()).Failure?.Code);
        Assert.Equal(FailureCode.NoLongerAccepted, (await cluster.ReadAsync(old)).Failure?.Code);
        Assert.True((await cluster.ReadAsync(changed)).Succeeded);
        Assert.Equal(3, cluster.LoginsOf(old));
    }

    [Fact]
    public async Task A_session_with_another_secret_is_told_so()
    {
        var owner = cluster.NewAccount();
        var stranger = cluster.Silos.Client.GetGrain<ISessionGrain>("a key made with another secret");
        Assert.Equal(FailureCode.SecretMismatch, (await stranger.GetSnapshotAsync(cluster.Called(owner))).Failure?.Code);
        Assert.Equal(0, cluster.LoginsOf(owner));
    }
}
