using Microsoft.Extensions.Logging.Abstractions;
using Oig.Contracts;
using Oig.Contracts.Boxes;
using Oig.Contracts.Control;
using Oig.Contracts.Notifications;
using Oig.Contracts.Outcomes;
using Oig.Contracts.Series;
using Oig.Contracts.Sessions;
using Oig.Grains.Sessions;
using Oig.Grains.Tests.Sessions;
using Oig.Portal;

namespace Oig.Grains.Tests.Control;

/// <summary>What the session grain does, without a cluster: the real session before the real portal client.</summary>
internal sealed class SessionStandIn : ISessionGrain
{
    private readonly Session _session;

    public SessionStandIn(PortalClient portal, string key, SessionOptions options, TimeProvider time)
    {
        var account = new GatedAccount(time);
        var login = new SessionLogin(portal, key, _ => account, time, NullLogger.Instance);
        _session = new(portal, new(login, new(Microsoft.Extensions.Options.Options.Create(options), time), options, TimeSpan.FromSeconds(20), time), options, time);
    }

    /// <summary>What happens right before a write is sent.</summary>
    public Func<ValueTask> BeforeWrite { get; set; } = () => ValueTask.CompletedTask;

    /// <summary>What happens to the answer of a write on its way back; a silo that dies throws here.</summary>
    public Action AfterWrite { get; set; } = () => { };

    public Task<Outcome<Snapshot>> GetSnapshotAsync(Credentials credentials, CancellationToken deadline = default) => _session.GetSnapshotAsync(credentials, deadline);

    public Task<Outcome<SeriesTable>> GetSeriesAsync(Credentials credentials, SeriesQuery query, CancellationToken deadline = default) =>
        _session.GetSeriesAsync(credentials, query, deadline);

    public Task<Outcome<EnergyDays>> GetEnergyDaysAsync(Credentials credentials, DateOnly first, DateOnly last, CancellationToken deadline) => throw new NotSupportedException();

    public Task<Outcome<NotificationList>> GetNotificationsAsync(Credentials credentials, CancellationToken deadline = default) =>
        _session.GetNotificationsAsync(credentials, deadline);

    public Task EndAsync()
    {
        _session.End();
        return Task.CompletedTask;
    }

    public Task<Outcome<Snapshot>> PeekSnapshotAsync(TimeSpan? maxAge = null) => _session.PeekSnapshotAsync(maxAge);

    public Task<Outcome<Snapshot>> RecallSnapshotAsync(Credentials credentials) => Task.FromResult(_session.Recall());

    public async Task<Outcome<WriteReceipt>> WriteAsync(BoxWrite write)
    {
        await BeforeWrite();
        var outcome = await _session.WriteAsync(write);
        AfterWrite();
        return outcome;
    }
}
