using Microsoft.Extensions.Options;
using Oig.Contracts;
using Oig.Contracts.Boxes;
using Oig.Contracts.Control;
using Oig.Contracts.Notifications;
using Oig.Contracts.Series;
using Oig.Portal.Failures;
using Oig.Portal.Http;
using Oig.Portal.Once;
using Oig.Portal.Options;
using Oig.Portal.Reads;

namespace Oig.Portal;

/// <summary>
/// The OIG portal's HTTP interface. Holds no session, so one instance serves many accounts at once. Every failure of a call is a
/// <see cref="PortalException"/>; one whose deadline passes is an answer that took too long.
/// </summary>
public sealed class PortalClient
{
    private readonly LoginCall _login;
    private readonly LiveStateCall _liveState;
    private readonly SeriesCall _series;
    private readonly NotificationsCall _notifications;
    private readonly WriteCall _writes;
    private readonly MeasuredCalls _measured;
    private readonly OneShot _once;

    /// <summary>For the container; see <see cref="PortalServiceCollectionExtensions.AddPortalClient"/>.</summary>
    public PortalClient(IHttpClientFactory clients, IOptions<PortalOptions> options, TimeProvider time)
    {
        var once = _once = new OneShot(new Exchange(clients, OneShot.ClientName, time));
        var reads = new SafeReads(new Exchange(clients, SafeReads.ClientName, time), time);
        _login = new LoginCall(once);
        _liveState = new LiveStateCall(reads, time);
        _series = new SeriesCall(reads);
        _notifications = new NotificationsCall(reads, options.Value.BaseAddress, time);
        _writes = new WriteCall(once, options.Value, time);
        _measured = new MeasuredCalls(time);
    }

    /// <summary>Asks for the start page as anybody may: shows that the portal can be reached and its certificate is good.</summary>
    public async Task ReachAsync(Deadline deadline)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "");
        (await _once.SendAsync(request, deadline)).RequireAvailable();
    }

    /// <summary>
    /// Logs in, with exactly one request; <see cref="CredentialsRefusedException"/> if the portal says no, and only then.
    /// </summary>
    public Task<PortalSession> LogInAsync(Credentials credentials, Deadline deadline) =>
        _measured.RunAsync("login", () => _login.LogInAsync(credentials, deadline));

    /// <summary>Live state of all boxes of the account; <see cref="SessionExpiredException"/> if the session is gone.</summary>
    public Task<Snapshot> ReadSnapshotAsync(PortalSession session, Deadline deadline) =>
        _measured.RunAsync("live_state", () => _liveState.ReadAsync(session, deadline));

    /// <summary>One series of some days; the portal takes no box, and on accounts with several does not say whose data it gives.</summary>
    public Task<SeriesTable> ReadSeriesAsync(PortalSession session, SeriesQuery query, Deadline deadline) =>
        _measured.RunAsync("series", () => _series.ReadAsync(session, query, deadline));

    /// <summary>
    /// Notifications of all boxes. An empty list proves nothing: an expired session can look the same, so read a snapshot to be
    /// sure.
    /// </summary>
    public Task<NotificationList> ReadNotificationsAsync(PortalSession session, Deadline deadline) =>
        _measured.RunAsync("notifications", () => _notifications.ReadAsync(session, deadline));

    /// <summary>
    /// Asks for a change, with exactly one request; the receipt proves only that the portal took it.
    /// <see cref="OutcomeUnknownException"/> if it may have been stored although no clear answer came; after
    /// <see cref="PortalChangedException"/> it may have been too. Read back, never send again.
    /// </summary>
    public Task<WriteReceipt> WriteAsync(PortalSession session, BoxWrite write, Deadline deadline) =>
        _measured.RunAsync("write", () => _writes.WriteAsync(session, write, deadline));
}
