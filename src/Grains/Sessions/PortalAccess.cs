using Oig.Contracts;
using Oig.Grains.Outcomes;
using Oig.Grains.Telemetry;
using Oig.Portal.Failures;

namespace Oig.Grains.Sessions;

/// <summary>
/// Runs one call on a logged-in portal session: in line with the others, within the time allowed, with one login and one
/// repeat when the session turns out to have expired.
/// </summary>
internal sealed class PortalAccess(SessionLogin login, SessionOptions options, TimeSpan timeAllowed, TimeProvider time)
{
    private readonly PortalLine _line = new(options, time);
    private LivePortalSession? _live;

    /// <summary>
    /// One call; <paramref name="call"/> may run twice and sends its requests through the <see cref="PortalTurn"/>. Without credentials
    /// there is no login, and a session that has expired is <see cref="FailureCode.NotLoggedIn"/>.
    /// </summary>
    public async Task<Outcome<T>> CallAsync<T>(Credentials? credentials, Func<PortalTurn, Task<T>> call)
        where T : class
    {
        if (_line.HeldFor is { } held) return Denials.Held(held);
        using var deadline = new CancellationTokenSource(timeAllowed, time);
        if (!await _line.EnterAsync(deadline.Token)) return Denials.Busy;
        try
        {
            SessionSpan.PortalAsked(_live is not null);
            return await AttemptAsync(credentials, call, deadline.Token);
        }
        catch (PortalException exception)
        {
            return Failed(exception);
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested)
        {
            return Failed(new PortalUnavailableException(UnavailableReason.Timeout));
        }
        finally
        {
            _line.Leave();
        }
    }

    private async Task<Outcome<T>> AttemptAsync<T>(Credentials? credentials, Func<PortalTurn, Task<T>> call, CancellationToken deadline)
        where T : class
    {
        var reused = _live;
        if (reused is null && await LogInAsync(credentials, deadline) is { } denied) return denied;
        try
        {
            var value = await call(new(_live!, _line, time, deadline));
            return Succeeded(value, reused is null ? CacheStatus.NewSessionCreated : CacheStatus.SessionFromCache);
        }
        catch (SessionExpiredException) when (reused?.MayHaveExpired(time.GetUtcNow()) == true)
        {
            _live = null;
            SessionSpan.SessionExpired();
            return await AttemptAsync(credentials, call, deadline);
        }
        catch (SessionExpiredException)
        {
            _live!.MarkBarren(time.GetUtcNow());
            throw;
        }
    }

    private async Task<Failure?> LogInAsync(Credentials? credentials, CancellationToken deadline)
    {
        if (credentials is null) return Denials.NotLoggedIn;
        var (session, denied) = await login.LogInAsync(credentials, _line, deadline);
        if (session is not null) _live = new(session);
        return denied;
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
