using Oig.Grains.Outcomes;
using Oig.Portal;
using Oig.Portal.Boxes;
using Oig.Portal.Notifications;
using Oig.Portal.Series;
using Oig.Portal.Writes;

namespace Oig.Grains.Sessions;

/// <summary>
/// One portal session, keyed by <see cref="Keys.KeyRing.ForSession"/>. The credentials travel with every call and are not kept.
/// </summary>
[Alias("oig.session")]
public interface ISessionGrain : IGrainWithStringKey
{
    /// <summary>Live state of every box of the account, at most as old as <c>Oig:Session:SnapshotLifetime</c>.</summary>
    [Alias("get-snapshot")]
    Task<Outcome<Snapshot>> GetSnapshotAsync(Credentials credentials);

    /// <summary>A series of the account, at most as old as <c>Oig:Session:SeriesLifetime</c>.</summary>
    [Alias("get-series")]
    Task<Outcome<SeriesTable>> GetSeriesAsync(Credentials credentials, SeriesQuery query);

    /// <summary>Notifications of the account, at most as old as <c>Oig:Session:SeriesLifetime</c>.</summary>
    [Alias("get-notifications")]
    Task<Outcome<NotificationList>> GetNotificationsAsync(Credentials credentials);

    /// <summary>Sends a change to the portal once; acceptance does not prove that the box changes.</summary>
    [Alias("write")]
    Task<Outcome<WriteReceipt>> WriteAsync(Credentials credentials, BoxWrite write);
}
