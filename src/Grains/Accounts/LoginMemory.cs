using Oig.Contracts;

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

    /// <summary>True for credentials that were good until the portal refused them, or accepted others: nobody guessed them.</summary>
    public bool WasGood(string sessionKey) => state.FormerlyGood is { } good && KeyRing.AreEqual(good, sessionKey);

    /// <summary>Null when a login fits into the hour; otherwise the time until one does.</summary>
    public TimeSpan? BudgetFreeIn(Standing standing, DateTimeOffset now)
    {
        var (allowed, spent) = (AllowedFor(standing), state.Logins.Count);
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

    /// <summary>The keys of earlier passwords, whose sessions are void now.</summary>
    public string[] Accept(string sessionKey)
    {
        string[] earlier = [.. new[] { state.KnownGood, state.FormerlyGood }.OfType<string>().Where(key => key != sessionKey).Distinct()];
        if (state.KnownGood != sessionKey) state.Generation++;
        if (state.KnownGood is { } before && before != sessionKey) state.FormerlyGood = before;
        else if (state.FormerlyGood == sessionKey) state.FormerlyGood = null;
        (state.Refusals, state.KnownGood) = (0, sessionKey);
        state.KnownBad.Remove(sessionKey);
        return earlier;
    }

    public void Refuse(string sessionKey, DateTimeOffset now)
    {
        state.Refusals++;
        state.LastRefusalAt = now;
        if (IsKnownGood(sessionKey)) (state.KnownGood, state.FormerlyGood) = (null, sessionKey);
        if (state.KnownBad.Count >= MostKnownBad) state.KnownBad.Remove(state.KnownBad.MinBy(bad => bad.Value).Key);
        state.KnownBad[sessionKey] = now + options.KnownBadFor;
    }

    // Of the logins that are not the owner's, a third is kept for those who have not guessed.
    private int AllowedFor(Standing standing)
    {
        var others = options.LoginsPerHour - options.ReservedForOwner;
        return standing switch
        {
            Standing.Owner or Standing.Home => options.LoginsPerHour,
            Standing.Stranger => others,
            _ => others - others / 3,
        };
    }
}

/// <summary>Who asks, as far as an account can tell.</summary>
internal enum Standing
{
    /// <summary>Brings the credentials known to be good.</summary>
    Owner,

    /// <summary>Has not guessed, and asks from where the owner logged in before.</summary>
    Home,

    /// <summary>Has not guessed.</summary>
    Stranger,

    /// <summary>Guessed before, or comes from a network that is not known.</summary>
    Guesser,
}
