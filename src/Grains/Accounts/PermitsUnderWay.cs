namespace Oig.Grains.Accounts;

/// <summary>Logins that were permitted and not reported yet.</summary>
internal sealed class PermitsUnderWay
{
    // Longer than any login can take; a permit whose session died with its silo is free again after it.
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(1);

    private readonly Dictionary<string, (DateTimeOffset Begun, bool IsGuess)> _permits = [];

    /// <summary>Permits given to credentials that are not known to be good: refusals to be.</summary>
    public int Guesses => _permits.Values.Count(permit => permit.IsGuess);

    public void Begin(string sessionKey, DateTimeOffset now, bool isGuess) => _permits[sessionKey] = (now, isGuess);

    /// <summary>When the permit was given; null when there is none, or it was given too long ago.</summary>
    public DateTimeOffset? End(string sessionKey) => _permits.Remove(sessionKey, out var permit) ? permit.Begun : null;

    public void Forget(DateTimeOffset now)
    {
        foreach (var (key, permit) in _permits)
            if (now - permit.Begun > Lifetime) _permits.Remove(key);
    }
}
