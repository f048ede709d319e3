using Oig.Contracts;
using Oig.Grains.Accounts;
using Oig.Grains.Outcomes;
using Oig.Grains.Telemetry;
using Oig.Portal;
using Oig.Portal.Failures;

namespace Oig.Grains.Sessions;

/// <summary>Logs one session in, with the account's permit, and tells the account what came of it.</summary>
internal sealed class SessionLogin(PortalClient portal, string sessionKey, Func<Credentials, IAccountGrain> accountOf)
{
    /// <summary>Refusals of these credentials seen by this session; one is enough not to ask the portal again.</summary>
    public int Refusals { get; private set; }

    /// <summary>True once the portal has accepted these credentials.</summary>
    public bool WasAccepted { get; private set; }

    /// <summary>The portal session, or the reason why there is none; throws the portal's failures.</summary>
    public async Task<(PortalSession? Session, Failure? Denied)> LogInAsync(
        Credentials credentials, PortalLine line, CancellationToken deadline)
    {
        if (Refusals > 0) return (null, Deny(Denials.KnownBad));
        var account = accountOf(credentials);
        var permit = await account.RequestLoginAsync(sessionKey);
        if (permit.Decision != LoginDecision.Granted) return (null, Deny(Denials.Of(permit)));
        return (await UsePermitAsync(account, credentials, line, deadline), null);
    }

    private async Task<PortalSession> UsePermitAsync(
        IAccountGrain account, Credentials credentials, PortalLine line, CancellationToken deadline)
    {
        var verdict = LoginVerdict.NotJudged;
        try
        {
            var session = await line.SendAsync(() => portal.LogInAsync(AsNormalized(credentials), deadline), deadline);
            (verdict, WasAccepted) = (LoginVerdict.Accepted, true);
            return session;
        }
        catch (CredentialsRefusedException)
        {
            verdict = LoginVerdict.Refused;
            Refusals++;
            throw;
        }
        finally
        {
            GrainTelemetry.LoggedIn(LoginOutcomes.Of(verdict));
            await account.ReportLoginAsync(sessionKey, verdict);
        }
    }

    private static Failure Deny(Failure denied)
    {
        GrainTelemetry.LoggedIn(FailureNames.Of(denied.Code));
        return denied;
    }

    // One key, one request: what the key was made from is what the portal is asked with.
    private static Credentials AsNormalized(Credentials credentials) =>
        credentials with { Email = Keys.EmailAddress.Normalize(credentials.Email) };
}
