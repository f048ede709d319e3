using Oig.Simulator.Endpoints;
using Oig.Simulator.Sessions;

namespace Oig.Simulator.Server;

/// <summary>Every request's way: recorded, recognised, answered, and spoilt where a switch says so.</summary>
internal sealed class PretendedPortal(string basePath, AccountBook accounts, SessionTable sessions, RequestLog log, TimeProvider time)
{
    public async Task AnswerAsync(HttpContext context)
    {
        var record = await Recording.OfAsync(context.Request, Routes.Find(context.Request, basePath), time.GetUtcNow(), log.Capacity > 0);
        var request = Recognise(context.Request, record);
        log.Add(record);
        var trouble = request.Switches.Troubles.Take(record.Endpoint);
        await new TroubleMaker(trouble, basePath, time).SendAsync(context, record, () => Handle(request));
    }

    private PortalRequest Recognise(HttpRequest http, RecordedRequest record)
    {
        var session = sessions.Find(http.Cookies[SessionCookie.Name]);
        var account = record.Endpoint == PortalEndpoint.Login ? accounts.Find(LoginBody.Parse(record.Body)?.Email ?? "") : session?.Account;
        record.Account = account?.Email;
        return new PortalRequest(http, record, session, account, account?.SwitchesInForce ?? accounts.Switches) { LoginPage = basePath };
    }

    private Answer Handle(PortalRequest request) => IsTooSoon(request) ? Pages.TooManyRequests.With("Retry-After", "1") : request.Record.Endpoint switch
    {
        PortalEndpoint.Login => LoginEndpoint.Handle(request, sessions),
        PortalEndpoint.Live => LiveEndpoint.Handle(request),
        PortalEndpoint.Series => SeriesEndpoint.Handle(request),
        PortalEndpoint.Notifications => NotificationsEndpoint.Handle(request),
        PortalEndpoint.SetValue => WriteEndpoint.Handle(request, SetValueEndpoint.WishOf, log),
        PortalEndpoint.ToGrid => WriteEndpoint.Handle(request, ToGridEndpoint.WishOf, log),
        PortalEndpoint.Format => WriteEndpoint.Handle(request, FormatEndpoint.WishOf, log),
        PortalEndpoint.Page => request.Record.Path.EndsWith(Routes.MaintenancePage, StringComparison.Ordinal) ? Pages.Maintenance : LoginEndpoint.Page(),
        _ => Pages.NotFound,
    };

    private static bool IsTooSoon(PortalRequest request) =>
        request.Account?.SincePreviousRequest(request.Now) < request.Switches.ThrottleGap;
}
