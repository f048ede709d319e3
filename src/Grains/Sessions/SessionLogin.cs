using Microsoft.Extensions.Logging;
using Oig.Contracts;
using Oig.Contracts.Accounts;
using Oig.Contracts.Outcomes;
using Oig.Grains.Telemetry;
using Oig.Portal;
using Oig.Portal.Failures;

namespace Oig.Grains.Sessions;

/// <summary>Logs one session in, with the account's permit, and tells the account what came of it.</summary>
internal sealed class SessionLogin(PortalClient portal, string sessionKey, Func<Credentials, IAccountGrain> accountOf, TimeProvider time, ILogger logger)
{
    private TimeSpan _judgedIn;
    private (long Since, TimeSpan Length)? _line;

    /// <summary>Refusals of these credentials seen by this session; one is enough not to ask the portal again.</summary>
    public int Refusals { get; private set; }

    /// <summary>True once the portal has accepted these credentials.</summary>
    public bool WasAccepted { get; private set; }

    /// <summary>How long this login will wait in the line of all accounts; null when it does not.</summary>
    public TimeSpan? TurnIn => _line is { } line ? line.Length - time.GetElapsedTime(line.Since) : null;

    /// <summary>The portal session, or the reason why there is none; throws the portal's failures.</summary>
    public async Task<(PortalSession? Session, Failure? Denied)> LogInAsync(
        Credentials credentials, PortalLine line, LoginPace.PlaceInLine place, Deadline deadline)
    {
        var begun = time.GetTimestamp();
        var account = accountOf(credentials);
        var permit = Refusals > 0 ? KnownBad : await AskAsync(account, credentials, place);
        if (permit.Decision == LoginDecision.KnownBad) await TakeAsLongAsPortalAsync(permit.JudgedIn, begun, deadline.Token);
        if (permit.Decision != LoginDecision.Granted) return (null, Deny(Denials.Of(permit)));
        return await UsePermitAsync(account, permit, credentials, line, deadline);
    }

    private LoginPermit KnownBad => new(LoginDecision.KnownBad) { WasGood = WasAccepted, JudgedIn = _judgedIn };

    // A permit does not wait in the line of all accounts: it would keep others from guessing, and be lost before its turn comes.
    private async Task<LoginPermit> AskAsync(IAccountGrain account, Credentials credentials, LoginPace.PlaceInLine place)
    {
        var permit = await account.RequestLoginAsync(sessionKey, credentials.Keys.Network);
        if (permit.Decision != LoginDecision.Granted || place.Take() is var wait && wait == TimeSpan.Zero) return permit;
        await StandInLineAsync(wait, account.ReportLoginAsync(sessionKey, LoginVerdict.NotJudged, TimeSpan.Zero, credentials.Keys.Network));
        return await account.RequestLoginAsync(sessionKey, credentials.Keys.Network);
    }

    private async Task StandInLineAsync(TimeSpan wait, Task permitGivenBack)
    {
        _line = (time.GetTimestamp(), wait);
        try
        {
            await Task.WhenAll(Task.Delay(wait, time), permitGivenBack);
        }
        finally
        {
            _line = null;
        }
    }

    // The time of the answer must not tell whether the portal was asked.
    private async Task TakeAsLongAsPortalAsync(TimeSpan judgedIn, long begun, CancellationToken deadline)
    {
        var left = judgedIn - time.GetElapsedTime(begun);
        if (left > TimeSpan.Zero) await Task.Delay(left, time, deadline);
    }

    private async Task<(PortalSession? Session, Failure? Denied)> UsePermitAsync(
        IAccountGrain account, LoginPermit permit, Credentials credentials, PortalLine line, Deadline deadline)
    {
        var (verdict, begun) = (LoginVerdict.NotJudged, time.GetTimestamp());
        try
        {
            var session = await line.LogInAsync(() => portal.LogInAsync(credentials, deadline), deadline.Token);
            (verdict, WasAccepted) = (LoginVerdict.Accepted, true);
            return (session, null);
        }
        catch (CredentialsRefusedException)
        {
            verdict = LoginVerdict.Refused;
            Refusals++;
            return (null, permit.WasGood || WasAccepted ? Denials.NoLongerAccepted : Denials.Refused);
        }
        finally
        {
            _judgedIn = time.GetElapsedTime(begun);
            GrainTelemetry.LoggedIn(OutcomeNames.Of(verdict));
            await ReportAsync(account, verdict, credentials.Keys.Network, attempt: 0);
        }
    }

    // What the portal said stands, whether or not the account hears of it now.
    private async Task ReportAsync(IAccountGrain account, LoginVerdict verdict, string network, int attempt)
    {
        try
        {
            await account.ReportLoginAsync(sessionKey, verdict, _judgedIn, network);
        }
        catch (Exception exception)
        {
            Log.LoginNotReported(logger, exception.Message);
            if (attempt < Durations.ReportAgain.Count) _ = ReportLaterAsync(account, verdict, network, attempt);
        }
    }

    private async Task ReportLaterAsync(IAccountGrain account, LoginVerdict verdict, string network, int attempt)
    {
        await Task.Delay(Durations.ReportAgain[attempt], time);
        await ReportAsync(account, verdict, network, attempt + 1);
    }

    private static Failure Deny(Failure denied)
    {
        GrainTelemetry.LoggedIn(OutcomeNames.Of(denied.Code));
        return denied;
    }
}
