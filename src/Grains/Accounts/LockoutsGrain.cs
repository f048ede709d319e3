using Oig.Contracts.Accounts;

namespace Oig.Grains.Accounts;

/// <summary>Keeps which accounts reported a lock, and asks them how they stand when the operator asks.</summary>
internal sealed class LockoutsGrain(
    [PersistentState("lockouts", GrainStorage.Name)] IPersistentState<LockoutsState> stored, TimeProvider time) : Grain, ILockoutsGrain
{
    private const int MostKept = 500;

    public Task NoteAsync(string account, DateTimeOffset until)
    {
        var (locks, now) = (stored.State.Until, time.GetUtcNow());
        locks[account] = until;
        foreach (var (key, end) in locks)
            if (end <= now) locks.Remove(key);
        if (locks.Count > MostKept) locks.Remove(locks.MinBy(other => other.Value).Key);
        // When it is not stored, it is known until this activation ends; who waits for nothing is told nothing.
        return stored.WriteStateAsync();
    }

    public async Task<AccountStanding[]> ListAsync()
    {
        var standings = await Task.WhenAll(stored.State.Until.Keys.Select(account => GrainFactory.GetGrain<IAccountGrain>(account).GetStandingAsync()));
        return [.. standings.Where(standing => standing.LockedUntil is not null).OrderByDescending(standing => standing.LockedUntil)];
    }
}

/// <summary>The accounts that reported a lock.</summary>
[GenerateSerializer, Alias("oig.lockouts-state")]
internal sealed class LockoutsState
{
    /// <summary>End of the lock by key of the account.</summary>
    [Id(0)]
    public Dictionary<string, DateTimeOffset> Until { get; set; } = [];
}
