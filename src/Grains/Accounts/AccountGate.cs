using Oig.Grains.Telemetry;

namespace Oig.Grains.Accounts;

/// <summary>
/// Decides which logins of one account reach the portal. Permits under way count as refusals-to-be, so a thousand
/// guesses at once get exactly as many tries as one after another.
/// </summary>
internal sealed class AccountGate(AccountState state, LockoutOptions options, TimeProvider time)
{
    private readonly LoginMemory _memory = new(state, options);
    private readonly PermitsUnderWay _underWay = new();

    public LoginPermit Request(string sessionKey)
    {
        var now = time.GetUtcNow();
        _memory.Forget(now);
        _underWay.Forget(now);
        if (_memory.IsKnownBad(sessionKey)) return new(LoginDecision.KnownBad);
        var owner = _memory.IsKnownGood(sessionKey);
        if (_memory.BudgetFreeIn(owner, now) is { } budget) return new(LoginDecision.BudgetSpent, budget);
        if (!owner && LockedFor(now) is { } wait) return new(LoginDecision.LockedOut, wait);
        return Grant(sessionKey, owner, now);
    }

    public void Report(string sessionKey, LoginVerdict verdict)
    {
        var permittedAt = _underWay.End(sessionKey);
        if (verdict == LoginVerdict.Accepted) _memory.Accept(sessionKey);
        else if (verdict == LoginVerdict.Refused) Refuse(sessionKey);
        else _memory.GiveBack(permittedAt);
    }

    /// <summary>True for the credentials that the portal accepted last.</summary>
    public bool IsKnownGood(string sessionKey) => _memory.IsKnownGood(sessionKey);

    /// <summary>True when nothing is left to remember.</summary>
    public bool IsBlank()
    {
        _memory.Forget(time.GetUtcNow());
        return state.IsBlank;
    }

    private void Refuse(string sessionKey)
    {
        _memory.Refuse(sessionKey, time.GetUtcNow());
        if (_memory.LockedUntil() is not null) GrainTelemetry.AccountLocked();
    }

    private LoginPermit Grant(string sessionKey, bool owner, DateTimeOffset now)
    {
        state.Logins.Add(now);
        _underWay.Begin(sessionKey, now, isGuess: !owner);
        return new(LoginDecision.Granted);
    }

    private TimeSpan? LockedFor(DateTimeOffset now)
    {
        if (_memory.LockedUntil() is { } until && until > now) return until - now;
        // Behind a lock that has run out there is one try at a time.
        var free = Math.Max(1, options.FreeRefusals - state.Refusals);
        return _underWay.Guesses >= free ? options.FirstLock : null;
    }
}
