using Microsoft.Extensions.Options;
using Oig.Contracts;
using Oig.Contracts.Boxes;
using Oig.Contracts.Control;
using Oig.Contracts.Notifications;
using Oig.Contracts.Series;
using Oig.Grains.Accounts;
using Oig.Grains.Keys;
using Oig.Grains.Outcomes;
using Oig.Grains.Telemetry;
using Oig.Portal;
using Orleans.Concurrency;
using Orleans.Placement;

namespace Oig.Grains.Sessions;

/// <summary>Orleans adapter of <see cref="Session"/>: identity, placement and lifetime. Reentrant, so a cached answer never waits for the portal.</summary>
[Reentrant, PreferLocalPlacement]
internal sealed class SessionGrain : Grain, ISessionGrain
{
    private readonly KeyRing _keys;
    private readonly Session _session;
    private readonly SessionLogin _login;
    private readonly SessionTelemetry _telemetry;

    public SessionGrain(
        PortalClient portal, KeyRing keys, IOptions<SessionOptions> options, IOptions<PortalOptions> portalOptions, TimeProvider time,
        SessionTelemetry telemetry)
    {
        _keys = keys;
        _telemetry = telemetry;
        _login = new(portal, this.GetPrimaryKeyString(), AccountOf);
        _session = new(portal, new(_login, options.Value, portalOptions.Value.Timeout, time), options.Value, time);
    }

    public Task<Outcome<Snapshot>> GetSnapshotAsync(Credentials credentials) =>
        AnswerAsync(credentials, () => _session.GetSnapshotAsync(credentials));

    public Task<Outcome<SeriesTable>> GetSeriesAsync(Credentials credentials, SeriesQuery query) =>
        AnswerAsync(credentials, () => _session.GetSeriesAsync(credentials, query));

    public Task<Outcome<NotificationList>> GetNotificationsAsync(Credentials credentials) =>
        AnswerAsync(credentials, () => _session.GetNotificationsAsync(credentials));

    public Task<Outcome<Snapshot>> PeekSnapshotAsync(TimeSpan? maxAge) => _session.PeekSnapshotAsync(maxAge);

    public Task<Outcome<Snapshot>> RecallSnapshotAsync(Credentials credentials) =>
        IsMine(credentials) ? _session.RecallSnapshotAsync() : Task.FromResult<Outcome<Snapshot>>(Denials.SecretMismatch);

    public Task<Outcome<WriteReceipt>> WriteAsync(BoxWrite write) => _session.WriteAsync(write);

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        GrainTelemetry.SessionStarted();
        return base.OnActivateAsync(cancellationToken);
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        GrainTelemetry.SessionEnded();
        return base.OnDeactivateAsync(reason, cancellationToken);
    }

    private async Task<Outcome<T>> AnswerAsync<T>(Credentials credentials, Func<Task<Outcome<T>>> answer)
        where T : class
    {
        if (!IsMine(credentials)) return Denials.SecretMismatch;
        var outcome = await _telemetry.TraceAsync(credentials, answer);
        if (IsGuess(outcome.Failure?.Code)) DeactivateOnIdle();
        return outcome;
    }

    // The account grain remembers for longer; a guess leaves no activation behind. What an outage met stays: it keeps the pause
    // that the portal asked for.
    private bool IsGuess(FailureCode? code) =>
        _login.Refusals > 0
        || (!_login.WasAccepted && code is FailureCode.KnownBad or FailureCode.LockedOut or FailureCode.LoginBudgetSpent);

    // A front end with another secret would quietly split sessions.
    private bool IsMine(Credentials credentials) => KeyRing.AreEqual(_keys.ForSession(credentials), this.GetPrimaryKeyString());

    private IAccountGrain AccountOf(Credentials credentials) =>
        GrainFactory.GetGrain<IAccountGrain>(_keys.ForAccount(credentials.Email));
}
