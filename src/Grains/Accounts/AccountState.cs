namespace Oig.Grains.Accounts;

/// <summary>
/// What an account remembers of its logins; holds keyed hashes and times, never an e-mail, password or address. Times are of the wall
/// clock: see <see cref="StoredClock"/> for what becomes of them when it is put.
/// </summary>
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

    /// <summary>Session key of the credentials that the portal accepted before it refused them, or before it accepted others.</summary>
    [Id(5)]
    public string? FormerlyGood { get; set; }

    /// <summary>Counts the passwords that were accepted one after another; whatever was founded on an earlier one is void.</summary>
    [Id(6)]
    public long Generation { get; set; }

    /// <summary>Passwords that were judged in the last hour and not found good, by the network that they came from.</summary>
    [Id(7)]
    public Dictionary<string, List<GuessSeen>> Guesses { get; set; } = [];

    /// <summary>Networks from which the password known to be good came, with the time when that was noted last.</summary>
    [Id(8)]
    public Dictionary<string, DateTimeOffset> Homes { get; set; } = [];

    /// <summary>How long the portal took to judge the newest login.</summary>
    [Id(9)]
    public TimeSpan JudgedIn { get; set; }

    /// <summary>True when forgetting the state changes nothing.</summary>
    public bool IsBlank => Refusals == 0 && KnownGood is null && KnownBad.Count == 0 && Logins.Count == 0 && Guesses.Count == 0 && Generation == 0;

    /// <summary>Adds what somebody else stored meanwhile, so that no refusal is forgotten and none counts twice.</summary>
    public void Absorb(AccountState stored)
    {
        var unknownThere = KnownBad.Keys.Count(key => !stored.KnownBad.ContainsKey(key));
        Refusals = Math.Max(Refusals, stored.Refusals + Math.Min(unknownThere, Refusals));
        LastRefusalAt = Later(LastRefusalAt, stored.LastRefusalAt);
        if (stored.KnownGood is { } good && !KnownBad.ContainsKey(good)) KnownGood ??= good;
        FormerlyGood ??= stored.FormerlyGood;
        Generation = Math.Max(Generation, stored.Generation);
        foreach (var (key, until) in stored.KnownBad)
            if (key != KnownGood) KnownBad.TryAdd(key, until);
        Logins = [.. Logins.Union(stored.Logins).Order()];
        foreach (var (network, guesses) in stored.Guesses) Guesses[network] = [.. guesses.UnionBy(Guesses.GetValueOrDefault(network, []), guess => guess.Mark)];
        foreach (var (network, at) in stored.Homes) Homes[network] = Later(at, Homes.GetValueOrDefault(network));
    }

    /// <summary>Moves every time along with a wall clock that was put.</summary>
    public void Shift(TimeSpan jump) => Change(at => at + jump, until => until + jump);

    /// <summary>Takes what lies in the future, because the wall clock was put back meanwhile, for what has just happened.</summary>
    public void NotAfter(DateTimeOffset now, TimeSpan knownBadFor) => Change(at => Earlier(at, now), until => Earlier(until, now + knownBadFor));

    private void Change(Func<DateTimeOffset, DateTimeOffset> past, Func<DateTimeOffset, DateTimeOffset> future)
    {
        if (LastRefusalAt != default) LastRefusalAt = past(LastRefusalAt);
        Logins = [.. Logins.Select(past)];
        foreach (var (key, until) in KnownBad) KnownBad[key] = future(until);
        foreach (var (network, guesses) in Guesses) Guesses[network] = [.. guesses.Select(guess => guess with { At = past(guess.At) })];
        foreach (var (network, at) in Homes) Homes[network] = past(at);
    }

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}

/// <summary>One password that was judged and not found good.</summary>
/// <param name="Mark">Beginning of its session key, enough to know it again.</param>
/// <param name="At">When it was judged.</param>
[GenerateSerializer, Immutable, Alias("oig.guess-seen")]
internal sealed record GuessSeen([property: Id(0)] string Mark, [property: Id(1)] DateTimeOffset At);
