namespace Oig.Grains.Accounts;

/// <summary>What an account remembers of its logins; holds keyed hashes and times, never an e-mail or password.</summary>
[GenerateSerializer, Alias("oig.account-state")]
internal sealed class AccountState
{
    /// <summary>Refusals since the last success or the last peace.</summary>
    [Id(0)]
    public int Refusals { get; set; }

    /// <summary>When the newest refusal happened.</summary>
    [Id(1)]
    public DateTimeOffset LastRefusalAt { get; set; }

    /// <summary>Session key of the last credentials that the portal accepted.</summary>
    [Id(2)]
    public string? KnownGood { get; set; }

    /// <summary>Session keys that the portal refused, with the time until which they are remembered.</summary>
    [Id(3)]
    public Dictionary<string, DateTimeOffset> KnownBad { get; set; } = [];

    /// <summary>When portal logins were permitted, oldest first; the last hour only.</summary>
    [Id(4)]
    public List<DateTimeOffset> Logins { get; set; } = [];

    /// <summary>True when forgetting the state changes nothing.</summary>
    public bool IsBlank => Refusals == 0 && KnownGood is null && KnownBad.Count == 0 && Logins.Count == 0;

    /// <summary>Adds what somebody else stored meanwhile, so that no refusal is forgotten and none counts twice.</summary>
    public void Absorb(AccountState stored)
    {
        var unknownThere = KnownBad.Keys.Count(key => !stored.KnownBad.ContainsKey(key));
        Refusals = Math.Max(Refusals, stored.Refusals + Math.Min(unknownThere, Refusals));
        LastRefusalAt = LastRefusalAt > stored.LastRefusalAt ? LastRefusalAt : stored.LastRefusalAt;
        if (stored.KnownGood is { } good && !KnownBad.ContainsKey(good)) KnownGood ??= good;
        foreach (var (key, until) in stored.KnownBad)
            if (key != KnownGood) KnownBad.TryAdd(key, until);
        Logins = [.. Logins.Union(stored.Logins).Order()];
    }
}
