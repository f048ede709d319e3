using Oig.Contracts.Accounts;
using Oig.Grains.Telemetry;

namespace Oig.Grains.Accounts;

/// <summary>
/// Decides which logins of one account reach the portal. Permits under way count as refusals-to-be, so a thousand guesses at once get
/// exactly as many tries as one after another. A network that has asked too often is answered the same whatever its password.
/// </summary>
internal sealed class AccountGate
{
    private readonly AccountState _state;
    private readonly LockoutOptions _options;
    private readonly LoginMemory _memory;
    private readonly GuessMemory _guesses;
    private readonly PermitsUnderWay _underWay;
    private readonly StoredClock _clock;

    public AccountGate(AccountState state, LockoutOptions options, TimeProvider time)
    {
        (_state, _options) = (state, options);
        (_memory, _guesses, _underWay) = (new(state, options), new(state, options), new(time));
        _clock = new(time, jump =>
        {
            state.Shift(jump);
            _underWay.Shift(jump);
        });
    }

    /// <summary>Counts the accepted passwords; it grows when another one is accepted.</summary>
    public long Generation => _state.Generation;

    /// <summary>A permit, or why there is none; <paramref name="network"/> is empty where it is not known.</summary>
    public LoginPermit Request(string sessionKey, string network = "")
    {
        var now = Now();
        if (_guesses.IsLimited(network, now)) return LockedOut(now);
        if (_memory.IsKnownBad(sessionKey)) return KnownBad(sessionKey, network, now);
        var standing = StandingOf(sessionKey, network);
        if (standing == Standing.Owner) return _memory.BudgetFreeIn(standing, now) is { } wait ? new(LoginDecision.BudgetSpent, wait) : Grant(sessionKey, network, standing, now);
        var mayAsk = _memory.BudgetFreeIn(standing, now) is null && !IsLocked(standing, now);
        _guesses.Count(network, sessionKey, now);
        return mayAsk ? Grant(sessionKey, network, standing, now) : LockedOut(now);
    }

    /// <summary>What became of a login; the keys whose sessions are void, because another password was accepted.</summary>
    public string[] Report(string sessionKey, LoginVerdict verdict, TimeSpan took = default, string network = "")
    {
        var now = Now();
        var permittedAt = _underWay.End(sessionKey);
        if (verdict != LoginVerdict.NotJudged) _state.JudgedIn = took;
        if (verdict == LoginVerdict.Accepted) return Accept(sessionKey, network, now);
        if (verdict == LoginVerdict.Refused) Refuse(sessionKey, network, now);
        else GiveBack(sessionKey, network, permittedAt);
        return [];
    }

    /// <summary>
    /// Denied when the network has asked too often, whatever its password; to be asked before a session answers from memory. From where the
    /// password known to be good comes, its owner is at home.
    /// </summary>
    public LoginPermit Admit(string sessionKey, string network)
    {
        var now = Now();
        if (_guesses.IsLimited(network, now)) return LockedOut(now);
        if (_memory.IsKnownGood(sessionKey)) _guesses.Welcome(network, now);
        return new(LoginDecision.Granted);
    }

    /// <summary>True for the credentials that the portal accepted last; counts as a guess when it is not, and tells nothing to a network that guessed too often.</summary>
    public bool Compare(string sessionKey, string network = "")
    {
        var now = Now();
        if (_guesses.IsLimited(network, now)) return false;
        if (_memory.IsKnownGood(sessionKey)) return true;
        _guesses.Count(network, sessionKey, now);
        return false;
    }

    /// <summary>How the account stands.</summary>
    public AccountStanding StandingOf(string account)
    {
        var now = Now();
        var until = _memory.LockedUntil();
        return new(account, until > now ? until : null, _state.Refusals, _state.Logins.Count, _state.Guesses.Sum(asker => asker.Value.Count), _state.KnownGood is not null);
    }

    /// <summary>Forgets refusals, passwords known to be bad, and guesses.</summary>
    public void LiftLock()
    {
        _state.Refusals = 0;
        _state.KnownBad.Clear();
        _state.Guesses.Clear();
    }

    /// <summary>True once after something was learnt of a network that is worth storing.</summary>
    public bool TakeChanged() => _guesses.TakeChanged();

    /// <summary>True when nothing is left to remember.</summary>
    public bool IsBlank()
    {
        Now();
        return _state.IsBlank;
    }

    private DateTimeOffset Now()
    {
        var now = _clock.Now();
        _state.NotAfter(now, _options.KnownBadFor);
        _memory.Forget(now);
        _guesses.Forget(now);
        _underWay.Forget();
        return now;
    }

    private Standing StandingOf(string sessionKey, string network) =>
        _memory.IsKnownGood(sessionKey) ? Standing.Owner
        : !_guesses.IsClean(network) || _underWay.IsAsking(network) ? Standing.Guesser
        : _guesses.IsHome(network) ? Standing.Home : Standing.Stranger;

    // Behind a lock that has run out there is one try at a time.
    private bool IsLocked(Standing standing, DateTimeOffset now) => standing == Standing.Guesser
        && (_memory.LockedUntil() > now || _underWay.Guesses >= Math.Max(1, _options.FreeRefusals - _state.Refusals));

    private LoginPermit KnownBad(string sessionKey, string network, DateTimeOffset now)
    {
        var wasGood = _memory.WasGood(sessionKey);
        if (!wasGood) _guesses.Count(network, sessionKey, now);
        return new(LoginDecision.KnownBad) { WasGood = wasGood, JudgedIn = _state.JudgedIn };
    }

    // The same for everybody: a longer wait for some would tell them apart.
    private LoginPermit LockedOut(DateTimeOffset now)
    {
        var locked = _memory.LockedUntil() - now ?? TimeSpan.Zero;
        var budget = _memory.BudgetFreeIn(Standing.Guesser, now) ?? TimeSpan.Zero;
        var wait = locked > budget ? locked : budget;
        return new(LoginDecision.LockedOut, wait > TimeSpan.Zero ? wait : _options.FirstLock);
    }

    private LoginPermit Grant(string sessionKey, string network, Standing standing, DateTimeOffset now)
    {
        _state.Logins.Add(now);
        _underWay.Begin(sessionKey, network, now, isGuess: standing != Standing.Owner);
        return new(LoginDecision.Granted) { WasGood = standing == Standing.Owner || _memory.WasGood(sessionKey) };
    }

    private string[] Accept(string sessionKey, string network, DateTimeOffset now)
    {
        _guesses.Accept(network, now);
        return _memory.Accept(sessionKey);
    }

    private void Refuse(string sessionKey, string network, DateTimeOffset now)
    {
        _memory.Refuse(sessionKey, now);
        if (_memory.WasGood(sessionKey)) _guesses.GiveBack(network, sessionKey);
        if (_memory.LockedUntil() is not null) GrainTelemetry.AccountLocked();
    }

    private void GiveBack(string sessionKey, string network, DateTimeOffset? permittedAt)
    {
        _memory.GiveBack(permittedAt);
        _guesses.GiveBack(network, sessionKey);
    }
}
