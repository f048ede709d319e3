using Oig.Contracts;

namespace Oig.Grains.Accounts;

/// <summary>Logins that were permitted and not reported yet.</summary>
internal sealed class PermitsUnderWay(TimeProvider time)
{
    private readonly Dictionary<string, Permit> _permits = [];

    /// <summary>Permits given to credentials that are not known to be good: refusals to be.</summary>
    public int Guesses => _permits.Values.Count(permit => permit.IsGuess);

    /// <summary>True while a login from there, with credentials not known to be good, is under way.</summary>
    public bool IsAsking(string network) => _permits.Values.Any(permit => permit.IsGuess && permit.Network == network);

    public void Begin(string sessionKey, string network, DateTimeOffset now, bool isGuess) =>
        _permits[sessionKey] = new(network, now, isGuess, time.GetTimestamp());

    /// <summary>When the permit was given; null when there is none, or it was given too long ago.</summary>
    public DateTimeOffset? End(string sessionKey) => _permits.Remove(sessionKey, out var permit) ? permit.Begun : null;

    /// <summary>Forgets those whose session died with its silo.</summary>
    public void Forget()
    {
        foreach (var (key, permit) in _permits)
            if (time.GetElapsedTime(permit.Timestamp) > Durations.LostPermit) _permits.Remove(key);
    }

    /// <summary>Moves the times along with a wall clock that was put.</summary>
    public void Shift(TimeSpan jump)
    {
        foreach (var (key, permit) in _permits) _permits[key] = permit with { Begun = permit.Begun + jump };
    }

    private readonly record struct Permit(string Network, DateTimeOffset Begun, bool IsGuess, long Timestamp);
}
