using Oig.Cluster.Tests.Processes;
using Oig.Contracts;
using Oig.Contracts.Outcomes;
using Orleans.TestingHost;

namespace Oig.Cluster.Tests.InProcess;

/// <summary>What becomes of sessions and accounts when their silo goes.</summary>
public sealed class SiloLossTests : IAsyncLifetime
{
    private readonly GrainCluster _cluster = new();

    public Task InitializeAsync() => _cluster.InitializeAsync();

    public Task DisposeAsync() => _cluster.DisposeAsync();

    [Fact]
    public Task A_session_on_a_silo_that_stops_goes_on_elsewhere_with_one_login() =>
        GoesOnElsewhereAsync(_cluster.Silos.StopSiloAsync);

    [Fact]
    public Task A_session_on_a_silo_that_is_killed_goes_on_elsewhere_with_one_login() =>
        GoesOnElsewhereAsync(_cluster.Silos.KillSiloAsync);

    private async Task GoesOnElsewhereAsync(Func<InProcessSiloHandle, Task> lose)
    {
        var (owner, attacked) = (_cluster.NewAccount(), _cluster.NewAccount());
        Assert.Equal(CacheStatus.NewSessionCreated, (await _cluster.ReadAsync(owner)).CacheStatus);
        for (var guess = 0; guess < 4; guess++) await _cluster.ReadAsync(attacked with { Password = $"guess-{guess}" });

        await lose(await _cluster.HomeOfAsync(owner));
        await Eventually.IsTrueAsync(async () => (await _cluster.ReadAsync(owner)).Succeeded, TimeSpan.FromMinutes(1), "The session is lost.");
        Assert.Equal(2, _cluster.LoginsOf(owner));
        // What the account remembers of guesses outlives the silo.
        await Eventually.IsTrueAsync(() => IsLockedAsync(attacked), TimeSpan.FromMinutes(1), "The guesses are forgotten.");
        Assert.Equal(3, _cluster.LoginsOf(attacked));
    }

    private async Task<bool> IsLockedAsync(Credentials account) => (await _cluster.ReadAsync(account)).Failure?.Code == FailureCode.LockedOut;
}
