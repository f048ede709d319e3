namespace Oig.Grains.Accounts;

/// <summary>Logins that were permitted and not reported yet.</summary>
internal sealed class PermitsUnderWay
{
    // Longer than any login can take; a permit whose session died with its silo is free again after it.
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(1);

    private readonly Dictionary<string, DateTimeOffset> _begun = [];

    public int Count => _begun.Count;

    public void Begin(string sessionKey, DateTimeOffset now) => _begun[sessionKey] = now;

    public void End(string sessionKey) => _begun.Remove(sessionKey);

    public void Forget(DateTimeOffset now)
    {
        foreach (var (key, begun) in _begun)
            if (now - begun > Lifetime) _begun.Remove(key);
    }
}
