using Oig.Contracts;
using Oig.Contracts.Outcomes;
using Oig.Contracts.Sessions;
using Oig.Grains.Telemetry;
using Oig.Portal.Failures;

namespace Oig.Grains.Sessions;

/// <summary>
/// Runs one call on a logged-in portal session: in line with the others, within the time allowed, with one login and one
/// repeat when the session turns out to have expired.
/// </summary>
internal sealed class PortalAccess(SessionLogin login, LoginPace pace, SessionOptions options, TimeSpan timeAllowed, TimeProvider time)
{
    private readonly PortalLine _line = new(options, time);
    private LivePortalSession? _live;
    private int _ended;

    /// <summary>How long the login will wait in the line of all accounts, where that is longer than any caller does; null otherwise.</summary>
    public TimeSpan? LongWait => login.TurnIn is { } wait && wait > timeAllowed ? wait : null;

    /// <summary>
    /// One call; <paramref name="call"/> may run twice and sends its requests through the <see cref="PortalTurn"/>. Without credentials
    /// there is no login, and a session that has expired is <see cref="FailureCode.NotLoggedIn"/>; so is one that gave no proof of life
    /// within <paramref name="provenWithin"/>, which goes on living.
    /// </summary>
    public async Task<Outcome<T>> CallAsync<T>(Credentials? credentials, Func<PortalTurn, Task<T>> call, TimeSpan? provenWithin = null)
        where T : class
    {
        if (_line.HeldFor is { } held) return Denials.Held(held);
        // The clock of what everybody shares; each caller has his own deadline beside it.
        using var clock = new Deadline(timeAllowed, time);
        if (!await _line.EnterAsync(clock.Token)) return Denials.Busy;
        try
        {
            if (provenWithin is { } age && _live?.ProvenWithin(age) != true) return Denials.NotLoggedIn;
            SessionSpan.PortalAsked(_live is not null);
            return await AttemptAsync(credentials, call, clock);
        }
        catch (PortalException exception)
        {
            return Failed(exception);
        }
        catch (OperationCanceledException) when (clock.IsOver)
        {
            return Failed(new PortalUnavailableException(UnavailableReason.Timeout));
        }
        finally
        {
            _line.Leave();
        }
    }

    /// <summary>Gives the portal session up, also one that is just being logged in.</summary>
    public void End() => (_live, _ended) = (null, _ended + 1);

    private async Task<Outcome<T>> AttemptAsync<T>(Credentials? credentials, Func<PortalTurn, Task<T>> call, Deadline clock)
        where T : class
    {
        var reused = _live;
        if (reused is null && await LogInAsync(credentials, clock) is { } denied) return denied;
        var live = _live!;
        try
        {
            var value = await call(new(live, _line, clock));
            return Succeeded(value, reused is null ? CacheStatus.NewSessionCreated : CacheStatus.SessionFromCache);
        }
        catch (SessionExpiredException) when (reused?.MayHaveExpired == true)
        {
            if (_live == reused) _live = null;
            SessionSpan.SessionExpired();
            return await AttemptAsync(credentials, call, clock);
        }
        catch (SessionExpiredException)
        {
            live.MarkBarren();
            throw;
        }
    }

    private async Task<Failure?> LogInAsync(Credentials? credentials, Deadline clock)
    {
        if (credentials is null) return Denials.NotLoggedIn;
        var ended = _ended;
        var (session, denied) = await login.LogInAsync(credentials, _line, pace.Place(clock), clock);
        if (session is null) return denied;
        // Meanwhile the portal accepted another password of this account.
        if (ended != _ended) return Denials.NotLoggedIn;
        _live = new(session, time);
        return null;
    }

    private Outcome<T> Succeeded<T>(T value, CacheStatus status)
        where T : class
        => new() { Value = value, CacheStatus = status, ReadAt = time.GetUtcNow() };

    private Failure Failed(PortalException exception)
    {
        if ((exception as PortalUnavailableException ?? exception.InnerException as PortalUnavailableException)?.RetryAfter is { } wait) _line.Hold(wait);
        return exception.ToFailure();
    }
}
