using Oig.Contracts;
using Oig.Contracts.Notifications;
using Oig.Portal.Failures;
using Oig.Portal.Http;
using Oig.Portal.Notifications;

namespace Oig.Portal.Reads;

/// <summary>The web page's notification panel, HTML inside a command list.</summary>
internal sealed class NotificationsCall(SafeReads portal, Uri baseAddress, TimeProvider time)
{
    internal async Task<NotificationList> ReadAsync(PortalSession session, Deadline deadline)
    {
        var answer = await portal.SendAsync(() => Request(session), deadline);
        return NotificationReader.Read(answer.RequireSession().RequireOk().Text)
            ?? throw new PortalChangedException("no_notifications");
    }

    private HttpRequestMessage Request(PortalSession session)
    {
        var path = $"inc/php/scripts/Controller.Call.php?id=2&selector_id=ctrl-notifs&{PortalRequests.Nonce(time)}";
        var request = new HttpRequestMessage(HttpMethod.Get, path).WithCookie(session).ByScript().FromPage(baseAddress);
        request.Headers.Accept.ParseAdd("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8");
        return request;
    }
}
