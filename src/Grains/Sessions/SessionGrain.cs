using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Oig.Contracts;
using Oig.Contracts.Accounts;
using Oig.Contracts.Boxes;
using Oig.Contracts.Control;
using Oig.Contracts.Notifications;
using Oig.Contracts.Outcomes;
using Oig.Contracts.Series;
using Oig.Contracts.Sessions;
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
    private readonly string _key;
    private readonly Session _session;
    private readonly SessionLogin _login;
    private readonly SessionTelemetry _telemetry;
    private readonly AdmittedNetworks _admitted;

    public SessionGrain(
        PortalClient portal, KeyRing keys, LoginPace pace, IOptions<SessionOptions> options, IOptions<ReadingOptions> reading, TimeProvider time,
        SessionTelemetry telemetry, ILogger<SessionGrain> logger)
    {
        (_keys, _key) = (keys, this.GetPrimaryKeyString());
        (_telemetry, _admitted) = (telemetry, new(time));
        _login = new(portal, _key, AccountOf, time, logger);
        _session = new(portal, new(_login, pace, options.Value, reading.Value.Timeout, time), options.Value, time);
    }

    public Task<Outcome<Snapshot>> GetSnapshotAsync(Credentials credentials, CancellationToken deadline) =>
        AnswerAsync(credentials, () => _session.GetSnapshotAsync(credentials, deadline));

    public Task<Outcome<SeriesTable>> GetSeriesAsync(Credentials credentials, SeriesQuery query, CancellationToken deadline) =>
        AnswerAsync(credentials, () => _session.GetSeriesAsync(credentials, query, deadline));

    public Task<Outcome<EnergyDays>> GetEnergyDaysAsync(Credentials credentials, DateOnly first, DateOnly last, CancellationToken deadline) =>
        AnswerAsync(credentials, () => _session.GetEnergyDaysAsync(credentials, first, last, deadline));

    public Task<Outcome<NotificationList>> GetNotificationsAsync(Credentials credentials, CancellationToken deadline) =>
        AnswerAsync(credentials, () => _session.GetNotificationsAsync(credentials, deadline));

    public Task<Outcome<Snapshot>> PeekSnapshotAsync(TimeSpan? maxAge) => _session.PeekSnapshotAsync(maxAge);

    public async Task<Outcome<Snapshot>> RecallSnapshotAsync(Credentials credentials) =>
        IsMine(credentials) ? await DeniedAsync<Snapshot>(credentials) ?? _session.Recall() : Denials.SecretMismatch;

    public Task<Outcome<WriteReceipt>> WriteAsync(BoxWrite write) => _session.WriteAsync(write);

    public Task EndAsync()
    {
        _session.End();
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

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
        var outcome = await _telemetry.TraceAsync(credentials.Email, credentials.Keys.Account, async () => await DeniedAsync<T>(credentials) ?? await answer());
        if (IsGuess(outcome.Failure?.Code)) DeactivateOnIdle();
        return outcome;
    }

    // A live session answers from memory, which tells somebody who tries passwords that this one is right: the account knows whether so
    // many were tried that nobody is to be told. It is asked about a network once, so that an owner who reads on and on pays nothing.
    private async Task<Outcome<T>?> DeniedAsync<T>(Credentials credentials)
        where T : class
    {
        var keys = credentials.Keys;
        if (!keys.MayBeGuessing && _admitted.Has(keys.Network)) return null;
        var permit = await AccountOf(credentials).AdmitAsync(keys.Session, keys.Network);
        if (permit.Decision != LoginDecision.Granted) return Denials.Of(permit);
        _admitted.Add(keys.Network);
        return null;
    }

    // The account grain remembers for longer; a guess leaves no activation behind. What an outage met stays: it keeps the pause
    // that the portal asked for.
    private bool IsGuess(FailureCode? code) =>
        _login.Refusals > 0
        || (!_login.WasAccepted && code is FailureCode.KnownBad or FailureCode.LockedOut or FailureCode.LoginBudgetSpent);

    // A front end with another secret would quietly split sessions.
    private bool IsMine(Credentials credentials) =>
        credentials.Keys.Session == _key && credentials.Keys.Ring == _keys.Name;

    private IAccountGrain AccountOf(Credentials credentials) => GrainFactory.GetGrain<IAccountGrain>(credentials.Keys.Account);
}
