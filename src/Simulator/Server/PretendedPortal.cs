using System.Collections.Immutable;
using Oig.Simulator.Endpoints;

namespace Oig.Simulator.Server;

/// <summary>Every request's way: recorded, recognised, answered, and spoilt where a switch says so.</summary>
internal sealed class PretendedPortal(SimulatorOptions options, AccountBook accounts, SessionTable sessions, RequestLog log, TimeProvider time)
{
    private readonly string _basePath = BasePath.Of(options);

    public async Task AnswerAsync(HttpContext context)
    {
        var endpoint = Routes.Find(context.Request, _basePath);
        var record = await Recording.OfAsync(context.Request, endpoint, time.GetUtcNow(), log.Capacity > 0);
        var request = Recognise(context.Request, record);
        log.Add(record);
        var trouble = request.Switches.Troubles.Take(record.Endpoint);
        await new TroubleMaker(trouble, _basePath, time).SendAsync(context, record, () => Handle(request));
        options.Answered?.Invoke(record);
    }

    private PortalRequest Recognise(HttpRequest http, RecordedRequest record)
    {
        var session = sessions.Find(http.Cookies[SessionCookie.Name]);
        var account = record.Endpoint == PortalEndpoint.Login ? Claimed(record.Body) : session?.Account;
        record.Account = account?.Email;
        return new PortalRequest(http, record, session, account, account?.SwitchesInForce ?? accounts.Switches) { LoginPage = _basePath };
    }

    /// <summary>The account that a login names, whatever its password.</summary>
    private SimulatedAccount? Claimed(string body) => LoginBody.Parse(body) is { } login ? accounts.Find(login.Email) : null;

    private Answer Handle(PortalRequest request) =>
        IsTooSoon(request) ? Pages.TooManyRequests.With("Retry-After", "1") : AnswerOf(request);

    private Answer AnswerOf(PortalRequest request) => request.Record.Endpoint switch
    {
        PortalEndpoint.Login => LoginEndpoint.Handle(request, sessions),
        PortalEndpoint.Live => LiveEndpoint.Handle(request),
        PortalEndpoint.Series => SeriesEndpoint.Handle(request),
        PortalEndpoint.Notifications => NotificationsEndpoint.Handle(request),
        PortalEndpoint.SetValue => WriteEndpoint.Handle(request, SetValueEndpoint.WishOf, log),
        PortalEndpoint.ToGrid => WriteEndpoint.Handle(request, ToGridEndpoint.WishOf, log),
        PortalEndpoint.Format => WriteEndpoint.Handle(request, FormatEndpoint.WishOf, log),
        PortalEndpoint.Page => Page(request.Record.Path),
        _ => Pages.NotFound,
    };

    private static Answer Page(string path) =>
        path.EndsWith(Routes.MaintenancePage, StringComparison.Ordinal) ? Pages.Maintenance : LoginEndpoint.Page();

    // Of two requests at once, the one that came first may look at the clock last: without a gap to keep, none is too soon.
    private static bool IsTooSoon(PortalRequest request) =>
        request.Switches.ThrottleGap > TimeSpan.Zero
        && request.Account?.SincePreviousRequest(request.Now) < request.Switches.ThrottleGap;
}

/// <summary>Takes down what arrived.</summary>
internal static class Recording
{
    public static async Task<RecordedRequest> OfAsync(HttpRequest request, PortalEndpoint endpoint, DateTimeOffset now, bool withHeaders)
    {
        using var body = new StreamReader(request.Body);
        return new RecordedRequest
        {
            Time = now,
            Endpoint = endpoint,
            Method = request.Method,
            Path = request.Path,
            Query = request.QueryString.ToString(),
            Headers = withHeaders ? Headers(request.Headers) : ImmutableDictionary<string, string>.Empty,
            Body = await body.ReadToEndAsync(request.HttpContext.RequestAborted),
        };
    }

    private static Dictionary<string, string> Headers(IHeaderDictionary headers) =>
        headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
}
