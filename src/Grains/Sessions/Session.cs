using Oig.Contracts;
using Oig.Contracts.Boxes;
using Oig.Contracts.Control;
using Oig.Contracts.Notifications;
using Oig.Contracts.Outcomes;
using Oig.Contracts.Series;
using Oig.Contracts.Sessions;
using Oig.Grains.Energies;
using Oig.Portal;

namespace Oig.Grains.Sessions;

/// <summary>What a session does: serve from memory, share readings, prove the portal session alive where its answers do not.</summary>
internal sealed class Session(PortalClient portal, PortalAccess access, SessionOptions options, TimeProvider time)
{
    private readonly SharedRead<Snapshot> _snapshot = new(options.SnapshotLifetime, time);

    // Most sessions are never asked for these, and there are a hundred thousand of them.
    private SharedRead<NotificationList>? _notifications;
    private SeriesShelf? _series;
    private EnergyHistory? _energies;

    public Task<Outcome<Snapshot>> GetSnapshotAsync(Credentials credentials, CancellationToken deadline = default) =>
        GetAsync(_snapshot, credentials, ReadSnapshotAsync, deadline);

    public Task<Outcome<SeriesTable>> GetSeriesAsync(Credentials credentials, SeriesQuery query, CancellationToken deadline = default) =>
        GetAsync(Series.For(query), credentials, turn => ReadSeriesAsync(turn, query), deadline);

    /// <summary>A month of rows is read for its sums and dropped, so it stands on no shelf.</summary>
    public Task<Outcome<EnergyDays>> GetEnergyDaysAsync(Credentials credentials, DateOnly first, DateOnly last, CancellationToken deadline = default) =>
        Energies.StepAsync(first, last, query => access.CallAsync(credentials, turn => ReadSeriesAsync(turn, query)), deadline);

    public Task<Outcome<NotificationList>> GetNotificationsAsync(Credentials credentials, CancellationToken deadline = default) =>
        GetAsync(Notifications, credentials, ReadNotificationsAsync, deadline);

    /// <summary>Live state without credentials; when the session turns out to be gone, nobody else is served from memory as if it were not.</summary>
    public async Task<Outcome<Snapshot>> PeekSnapshotAsync(TimeSpan? maxAge)
    {
        var outcome = await _snapshot.GetAsync(() => access.CallAsync(null, ReadSnapshotAsync), withCredentials: false, CancellationToken.None, maxAge);
        if (outcome.Failure?.Code == FailureCode.NotLoggedIn) _snapshot.Forget();
        return outcome;
    }

    /// <summary>The newest live state, however old; asks nobody.</summary>
    public Outcome<Snapshot> Recall() => _snapshot.Newest ?? Denials.NotLoggedIn;

    /// <summary>Sends a change; a session that was not seen alive lately goes on, but takes none.</summary>
    public Task<Outcome<WriteReceipt>> WriteAsync(BoxWrite write) => access.CallAsync(null, turn => WriteAsync(turn, write), Durations.Proof);

    /// <summary>Gives everything up that an earlier password opened.</summary>
    public void End()
    {
        access.End();
        _snapshot.Forget();
        _notifications?.Forget();
        _series?.Forget();
        _energies?.Forget();
    }

    // Who would wait in vain is told when to come back; his login keeps its place.
    private Task<Outcome<T>> GetAsync<T>(SharedRead<T> shared, Credentials credentials, Func<PortalTurn, Task<T>> read, CancellationToken deadline)
        where T : class
        => !shared.IsFresh && access.LongWait is { } wait
            ? Task.FromResult<Outcome<T>>(Denials.Waiting(wait))
            : shared.GetAsync(() => access.CallAsync(credentials, read), withCredentials: true, deadline);

    private SharedRead<NotificationList> Notifications => _notifications ??= new(options.SeriesLifetime, time);

    private SeriesShelf Series => _series ??= new(options, time);

    private EnergyHistory Energies => _energies ??= new(options.SeriesLifetime, time);

    private Task<SeriesTable> ReadSeriesAsync(PortalTurn turn, SeriesQuery query) =>
        turn.SendAsync((session, deadline) => portal.ReadSeriesAsync(session, query, deadline));

    private async Task<Snapshot> ReadSnapshotAsync(PortalTurn turn)
    {
        var stamp = _snapshot.Stamp;
        var snapshot = await turn.SendAsync(portal.ReadSnapshotAsync);
        _snapshot.Keep(snapshot, snapshot.ReadAt, stamp);
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
        return await turn.SendUnprovenAsync((session, deadline) => portal.WriteAsync(session, write, deadline));
    }
}
