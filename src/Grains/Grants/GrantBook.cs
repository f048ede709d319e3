using System.Collections.Immutable;
using Oig.Contracts.Grants;

namespace Oig.Grains.Grants;

/// <summary>The rules of grants, over what is stored of them: codes are good once, refresh tokens until there is a newer one.</summary>
internal sealed class GrantBook(GrantsState state, TimeProvider time)
{
    /// <summary>Clients refresh in parallel and lose answers: for so long the refresh token before the newest one is good, too.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromMinutes(2);

    /// <summary>How long a grant that is not used lasts.</summary>
    public static readonly TimeSpan Unused = TimeSpan.FromDays(30);

    /// <summary>How long any grant lasts.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(90);

    private const int Most = 50;
    private static readonly TimeSpan NoteUseEvery = TimeSpan.FromHours(1);

    public GrantAnswer Begin(NewGrant grant)
    {
        var now = Forget();
        if (state.UsedCodes.ContainsKey(grant.Id)) return Replayed(grant.Id);
        if (grant.CodeExpiresAt <= now) return new(GrantOutcome.Unknown);
        state.UsedCodes[grant.Id] = grant.CodeExpiresAt;
        if (state.Grants.Count >= Most) state.Grants.Remove(state.Grants.MinBy(one => one.Value.LastUsedAt).Key);
        var begun = state.Grants[grant.Id] = new()
        {
            ClientName = grant.ClientName,
            ClientHost = grant.ClientHost,
            MayControl = grant.MayControl,
            Since = now,
        };
        return Renew(begun, now);
    }

    public GrantAnswer Refresh(Guid id, int generation)
    {
        var now = Forget();
        if (!state.Grants.TryGetValue(id, out var grant)) return new(GrantOutcome.Unknown);
        if (generation == grant.Generation) return Renew(grant, now);
        return generation == grant.Generation - 1 && now - grant.RenewedAt <= Grace ? Granted(grant) : Replayed(id);
    }

    /// <summary>Whether the grant is good, and whether its use is worth storing.</summary>
    public (bool IsGood, bool IsNews) Use(Guid id)
    {
        var now = Forget();
        if (!state.Grants.TryGetValue(id, out var grant)) return (false, false);
        if (now - grant.LastUsedAt < NoteUseEvery) return (true, false);
        grant.LastUsedAt = now;
        return (true, true);
    }

    public bool Revoke(Guid id) => state.Grants.Remove(id);

    public ImmutableArray<GrantFacts> List()
    {
        Forget();
        return [.. state.Grants.OrderByDescending(one => one.Value.Since).Select(one => FactsOf(one.Key, one.Value))];
    }

    private static GrantFacts FactsOf(Guid id, StoredGrant grant) =>
        new(id, grant.ClientName, grant.ClientHost, grant.MayControl, grant.Since, grant.LastUsedAt);

    private static GrantAnswer Renew(StoredGrant grant, DateTimeOffset now)
    {
        grant.Generation++;
        (grant.RenewedAt, grant.LastUsedAt) = (now, now);
        var (unused, longest) = (now + Unused, grant.Since + Longest);
        grant.ExpiresAt = unused < longest ? unused : longest;
        return Granted(grant);
    }

    private static GrantAnswer Granted(StoredGrant grant) => new(GrantOutcome.Granted, grant.Generation, grant.ExpiresAt);

    private GrantAnswer Replayed(Guid id)
    {
        state.Grants.Remove(id);
        return new(GrantOutcome.Replayed);
    }

    private DateTimeOffset Forget()
    {
        var now = time.GetUtcNow();
        foreach (var (id, grant) in state.Grants)
            if (grant.ExpiresAt <= now) state.Grants.Remove(id);
        foreach (var (id, until) in state.UsedCodes)
            if (until <= now) state.UsedCodes.Remove(id);
        return now;
    }
}
