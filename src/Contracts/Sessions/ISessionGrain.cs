using Oig.Contracts.Boxes;
using Oig.Contracts.Control;
using Oig.Contracts.Notifications;
using Oig.Contracts.Outcomes;
using Oig.Contracts.Series;

namespace Oig.Contracts.Sessions;

/// <summary>
/// One portal session, keyed by <see cref="KeyRing.Identify"/>. The credentials travel with every call and are not kept.
/// </summary>
[Alias("oig.session")]
public interface ISessionGrain : IGrainWithStringKey
{
    /// <summary>Live state of every box of the account, at most as old as <c>Oig:Session:SnapshotLifetime</c>.</summary>
    [Alias("get-snapshot")]
    Task<Outcome<Snapshot>> GetSnapshotAsync(Credentials credentials, CancellationToken deadline = default);

    /// <summary>A series of the account, at most as old as <c>Oig:Session:SeriesLifetime</c>.</summary>
    [Alias("get-series")]
    Task<Outcome<SeriesTable>> GetSeriesAsync(Credentials credentials, SeriesQuery query, CancellationToken deadline = default);

    /// <summary>
    /// Energies of past days by the portal's series, as far as they are known after at most one request to the portal; asked again until no
    /// request is left, it reads them all, politely spaced. Days that have passed are kept. Of today only the battery is told.
    /// </summary>
    [Alias("get-energy-days")]
    Task<Outcome<EnergyDays>> GetEnergyDaysAsync(Credentials credentials, DateOnly first, DateOnly last, CancellationToken deadline = default);

    /// <summary>Notifications of the account, at most as old as <c>Oig:Session:SeriesLifetime</c>.</summary>
    [Alias("get-notifications")]
    Task<Outcome<NotificationList>> GetNotificationsAsync(Credentials credentials, CancellationToken deadline = default);

    /// <summary>
    /// Live state through the portal session that a caller logged in, at most as old as <paramref name="maxAge"/> or as live data may be.
    /// Takes no credentials and never logs in: without a live session it is <see cref="FailureCode.NotLoggedIn"/>.
    /// </summary>
    [Alias("peek-snapshot")]
    Task<Outcome<Snapshot>> PeekSnapshotAsync(TimeSpan? maxAge = null);

    /// <summary>
    /// The newest live state that this session knows, however old; asks nobody. <see cref="FailureCode.NotLoggedIn"/> when it knows none.
    /// </summary>
    [Alias("recall-snapshot")]
    Task<Outcome<Snapshot>> RecallSnapshotAsync(Credentials credentials);

    /// <summary>
    /// Sends a change to the portal once; acceptance does not prove that the box changes. Takes no credentials: unless the session was
    /// proven alive within a minute, it is <see cref="FailureCode.NotLoggedIn"/> and nothing is sent.
    /// </summary>
    [Alias("write")]
    Task<Outcome<WriteReceipt>> WriteAsync(BoxWrite write);

    /// <summary>Gives the portal session and all readings up, because the portal has accepted another password of the account.</summary>
    [Alias("end")]
    Task EndAsync();
}
