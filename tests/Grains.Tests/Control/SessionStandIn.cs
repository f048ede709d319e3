using Oig.Contracts;
using Oig.Contracts.Boxes;
using Oig.Contracts.Control;
using Oig.Contracts.Notifications;
using Oig.Contracts.Series;
using Oig.Grains.Outcomes;
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
        _session = new(portal, new(new(portal, key, _ => account), options, TimeSpan.FromSeconds(20), time), options, time);
    }

    /// <summary>What happens right before a write is sent.</summary>
    public Func<ValueTask> BeforeWrite { get; set; } = () => ValueTask.CompletedTask;

    /// <summary>What happens to the answer of a write on its way back; a silo that dies throws here.</summary>
    public Action AfterWrite { get; set; } = () => { };

    public Task<Outcome<Snapshot>> GetSnapshotAsync(Credentials credentials) => _session.GetSnapshotAsync(credentials);

    public Task<Outcome<SeriesTable>> GetSeriesAsync(Credentials credentials, SeriesQuery query) => _session.GetSeriesAsync(credentials, query);

    public Task<Outcome<NotificationList>> GetNotificationsAsync(Credentials credentials) => _session.GetNotificationsAsync(credentials);

    public Task<Outcome<Snapshot>> PeekSnapshotAsync(TimeSpan? maxAge = null) => _session.PeekSnapshotAsync(maxAge);

    public Task<Outcome<Snapshot>> RecallSnapshotAsync(Credentials credentials) => _session.RecallSnapshotAsync();

    public async Task<Outcome<WriteReceipt>> WriteAsync(BoxWrite write)
    {
        await BeforeWrite();
        var outcome = await _session.WriteAsync(write);
        AfterWrite();
        return outcome;
    }
}
