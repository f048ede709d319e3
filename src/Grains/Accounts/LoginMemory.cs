using Oig.Grains.Keys;

namespace Oig.Grains.Accounts;

/// <summary>What an account knows of its past logins: refusals, good and bad credentials, the hour's budget.</summary>
internal sealed class LoginMemory(AccountState state, LockoutOptions options)
{
    private const int MostKnownBad = 64;
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    public void Forget(DateTimeOffset now)
    {
        if (now - state.LastRefusalAt >= options.Peace) state.Refusals = 0;
        state.Logins.RemoveAll(at => now - at >= Hour);
        foreach (var (key, until) in state.KnownBad)
            if (until <= now) state.KnownBad.Remove(key);
    }

    // Keys are HMACs under a secret: how long it takes to find one tells nothing about a password.
    public bool IsKnownBad(string sessionKey) => state.KnownBad.ContainsKey(sessionKey);

    public bool IsKnownGood(string sessionKey) => state.KnownGood is { } good && KeyRing.AreEqual(good, sessionKey);

    /// <summary>Null when a login fits into the hour; otherwise the time until one does.</summary>
    public TimeSpan? BudgetFreeIn(bool owner, DateTimeOffset now)
    {
        var allowed = owner ? options.LoginsPerHour : options.LoginsPerHour - options.ReservedForOwner;
        var spent = state.Logins.Count;
        return spent < allowed ? null : state.Logins[spent - allowed] + Hour - now;
    }

    public DateTimeOffset? LockedUntil()
    {
        var beyond = state.Refusals - options.FreeRefusals;
        if (beyond < 0) return null;
        var length = options.FirstLock * Math.Pow(2, Math.Min(beyond, 30));
        return state.LastRefusalAt + (length < options.LongestLock ? length : options.LongestLock);
    }

    // After an outage the owner must find the hour's logins untouched.
    public void GiveBack(DateTimeOffset? permittedAt)
    {
        if (permittedAt is { } at) state.Logins.Remove(at);
    }

    public void Accept(string sessionKey)
    {
        state.Refusals = 0;
        state.KnownGood = sessionKey;
        state.KnownBad.Remove(sessionKey);
    }

    public void Refuse(string sessionKey, DateTimeOffset now)
    {
        state.Refusals++;
        state.LastRefusalAt = now;
        if (IsKnownGood(sessionKey)) state.KnownGood = null;
        if (state.KnownBad.Count >= MostKnownBad) state.KnownBad.Remove(state.KnownBad.MinBy(bad => bad.Value).Key);
        state.KnownBad[sessionKey] = now + options.KnownBadFor;
    }
}
