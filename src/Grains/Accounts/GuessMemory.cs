namespace Oig.Grains.Accounts;

/// <summary>
/// What an account knows of the networks that ask for it: which passwords from there were judged, and where its owner logged in before.
/// Comparing a password with the one known to be good tells as much as the portal's answer, so it counts as much.
/// </summary>
internal sealed class GuessMemory(AccountState state, LockoutOptions options)
{
    private const int MostHomes = 8;
    private const int MarkLength = 12;
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    // After a burst that used the hour up, an owner at a new address need not wait until the hour is over.
    private static readonly TimeSpan Lull = TimeSpan.FromMinutes(6);

    private bool _changed;

    public void Forget(DateTimeOffset now)
    {
        foreach (var (network, guesses) in state.Guesses)
            if (guesses.RemoveAll(guess => now - guess.At >= Hour) > 0 && guesses.Count == 0) state.Guesses.Remove(network);
    }

    /// <summary>True when no password from there is judged any more: whether it is right makes no difference to the answer.</summary>
    public bool IsLimited(string network, DateTimeOffset now) => network.Length > 0
        && (CountOf(network) >= options.GuessesPerAddress || (!IsHome(network) && IsUsedUp(now)));

    /// <summary>True for a network that has not guessed: it has a permit of its own, which guessers elsewhere cannot take.</summary>
    public bool IsClean(string network) => network.Length > 0 && CountOf(network) == 0;

    /// <summary>True when the password known to be good came from there before.</summary>
    public bool IsHome(string network) => state.Homes.ContainsKey(network);

    /// <summary>Counts a password once, however often it comes from there.</summary>
    public void Count(string network, string sessionKey, DateTimeOffset now)
    {
        if (network.Length == 0) return;
        var guesses = state.Guesses.TryGetValue(network, out var known) ? known : state.Guesses[network] = [];
        var mark = MarkOf(sessionKey);
        if (guesses.Exists(guess => guess.Mark == mark)) return;
        guesses.Add(new(mark, now));
        _changed = true;
    }

    /// <summary>True once after something new was noted.</summary>
    public bool TakeChanged() => Interlocked.Exchange(ref _changed, false);

    /// <summary>Takes back what was counted before the portal had judged, and did not.</summary>
    public void GiveBack(string network, string sessionKey)
    {
        if (!state.Guesses.TryGetValue(network, out var guesses)) return;
        guesses.RemoveAll(guess => guess.Mark == MarkOf(sessionKey));
        if (guesses.Count == 0) state.Guesses.Remove(network);
    }

    /// <summary>Notes that a login from there was accepted: what was tried before it was the owner's search for his password.</summary>
    public void Accept(string network, DateTimeOffset now)
    {
        state.Guesses.Remove(network);
        Welcome(network, now);
    }

    /// <summary>Notes that the password known to be good came from there.</summary>
    public void Welcome(string network, DateTimeOffset now)
    {
        if (network.Length == 0) return;
        // A home in use is stored anew once a day, not each hour.
        _changed |= !state.Homes.TryGetValue(network, out var at) || at.UtcDateTime.Date != now.UtcDateTime.Date;
        state.Homes[network] = now;
        if (state.Homes.Count > MostHomes) state.Homes.Remove(state.Homes.MinBy(home => home.Value).Key);
    }

    // Beyond the hour's guesses one is judged when none was for a while.
    private bool IsUsedUp(DateTimeOffset now) => state.Guesses.Sum(asker => asker.Value.Count) >= options.GuessesPerHour
        && state.Guesses.Values.Any(guesses => guesses.Exists(guess => now - guess.At < Lull));

    private int CountOf(string network) => state.Guesses.TryGetValue(network, out var guesses) ? guesses.Count : 0;

    private static string MarkOf(string sessionKey) => sessionKey.Length > MarkLength ? sessionKey[..MarkLength] : sessionKey;
}
