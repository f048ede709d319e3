using Oig.Contracts;
using Oig.Contracts.Boxes;
using Oig.Contracts.Control;
using Oig.Contracts.Notifications;
using Oig.Contracts.Series;
using Oig.Grains.Outcomes;
using Oig.Portal;
using Oig.Portal.Failures;

namespace Oig.Grains.Sessions;

/// <summary>What a session does: serve from memory, share readings, prove the portal session alive where its answers do not.</summary>
internal sealed class Session(PortalClient portal, PortalAccess access, SessionOptions options, TimeProvider time)
{
    // Writes and empty notification lists look the same on a dead session; see the portal's expired answers.
    private static readonly TimeSpan ProofLifetime = TimeSpan.FromSeconds(60);

    private readonly SharedRead<Snapshot> _snapshot = new(options.SnapshotLifetime, time);
    private readonly SharedRead<NotificationList> _notifications = new(options.SeriesLifetime, time);
    private readonly SeriesShelf _series = new(options, time);

    public Task<Outcome<Snapshot>> GetSnapshotAsync(Credentials credentials) =>
        _snapshot.GetAsync(() => access.CallAsync(credentials, ReadSnapshotAsync));

    public Task<Outcome<SeriesTable>> GetSeriesAsync(Credentials credentials, SeriesQuery query) =>
        _series.For(query).GetAsync(() => access.CallAsync(credentials, turn =>
            turn.SendAsync((session, deadline) => portal.ReadSeriesAsync(session, query, deadline))));

    public Task<Outcome<NotificationList>> GetNotificationsAsync(Credentials credentials) =>
        _notifications.GetAsync(() => access.CallAsync(credentials, ReadNotificationsAsync));

    /// <summary>Live state without credentials; when the session turns out to be gone, nobody else is served from memory as if it were not.</summary>
    public async Task<Outcome<Snapshot>> PeekSnapshotAsync(TimeSpan? maxAge)
    {
        var outcome = await _snapshot.GetAsync(() => access.CallAsync(null, ReadSnapshotAsync), maxAge);
        if (outcome.Failure?.Code == FailureCode.NotLoggedIn) _snapshot.Forget();
        return outcome;
    }

    /// <summary>The newest live state, however old; asks nobody.</summary>
    public Task<Outcome<Snapshot>> RecallSnapshotAsync() => _snapshot.Newest ?? Task.FromResult<Outcome<Snapshot>>(Denials.NotLoggedIn);

    public Task<Outcome<WriteReceipt>> WriteAsync(BoxWrite write) => access.CallAsync(null, turn => WriteAsync(turn, write));

    private async Task<Snapshot> ReadSnapshotAsync(PortalTurn turn)
    {
        var snapshot = await turn.SendAsync(portal.ReadSnapshotAsync);
        _snapshot.Keep(snapshot, snapshot.ReadAt);
        return snapshot;
    }

    private async Task<NotificationList> ReadNotificationsAsync(PortalTurn turn)
    {
        var list = await turn.SendUnprovenAsync(portal.ReadNotificationsAsync);
        if (list.Entries.IsEmpty) await ReadSnapshotAsync(turn);
        return list;
    }

    private async Task<WriteReceipt> WriteAsync(PortalTurn turn, BoxWrite write)
    {
        if (!turn.ProvenWithin(ProofLifetime)) throw new SessionExpiredException();
        return await turn.SendUnprovenAsync((session, deadline) => portal.WriteAsync(session, write, deadline));
    }
}
