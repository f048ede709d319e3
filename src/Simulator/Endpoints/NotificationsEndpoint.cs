using Oig.Simulator.Payloads;

namespace Oig.Simulator.Endpoints;

internal static class NotificationsEndpoint
{
    public static Answer Handle(PortalRequest request)
    {
        if (request.Session is null)
            return request.Switches.ExpiredNotifications == ExpiredNotifications.Unauthorized ? Pages.Unauthorized : Listed([]);
        var query = request.Http.Query;
        if (query["selector_id"] != NotificationsPayload.Selector || query["id"] != NotificationsPayload.ControllerId)
            return Pages.Error;
        return Listed(Notifications(request.Session.Account, request));
    }

    private static Answer Listed(IEnumerable<SimulatedNotification> notifications) =>
        Answer.Json(NotificationsPayload.Write(notifications));

    private static IEnumerable<SimulatedNotification> Notifications(SimulatedAccount account, PortalRequest request) =>
        request.Switches.Notifications switch
        {
            NotificationListing.Empty => [],
            NotificationListing.AddedOnly => account.AddedNotifications,
            _ => account.AddedNotifications.Concat(account.Boxes.SelectMany((box, index) => BoxEvents.Of(box, index, request.Now))),
        };
}
