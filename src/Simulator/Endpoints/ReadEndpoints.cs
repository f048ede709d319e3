using System.Globalization;
using System.Security.Cryptography;
using Oig.Simulator.Payloads;

namespace Oig.Simulator.Endpoints;

internal static class LiveEndpoint
{
    private const int ETagBytes = 8;

    public static Answer Handle(PortalRequest request)
    {
        if (request.Session is null)
            return Expired(request.Switches.ExpiredLive, request.LoginPage);
        if (request.Switches.Live == LiveData.ServerError)
            return Pages.Error;
        var answer = Answer.Json(LivePayload.Write(request.Session.Account.Boxes, request.Now, request.Switches));
        return request.Switches.ETag ? Conditional(answer, request.Header("If-None-Match")) : answer;
    }

    private static Answer Conditional(Answer answer, string known)
    {
        var tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(answer.Body.Span).AsSpan(..ETagBytes))}\"";
        return (known == tag ? Answer.Empty(304) : answer).With("ETag", tag);
    }

    private static Answer Expired(ExpiredLive style, string loginPage) => style switch
    {
        ExpiredLive.False => Answer.Json("false"),
        ExpiredLive.EmptyString => Answer.Json("\"\""),
        ExpiredLive.Unauthorized => Pages.Unauthorized,
        ExpiredLive.Redirect => Answer.RedirectTo(loginPage),
        _ => Answer.Json("[]"),
    };
}

internal static class SeriesEndpoint
{
    /// <summary>The request names no box; with several boxes the portal's choice is unknown, here it is the first.</summary>
    public static Answer Handle(PortalRequest request)
    {
        if (request.Session is null)
            return request.Switches.ExpiredSeries == ExpiredSeries.EmptyList ? Answer.Json("[]") : Pages.Unauthorized;
        if (SeriesAsked.Parse(request.Body) is not { } query || !SeriesPayload.Names.Contains(query.Name))
            return Pages.Error;
        return Answer.Json(request.Session.Account.Boxes is [var box, ..] && query.Name != SeriesPayload.History
            ? SeriesPayload.Write(query.Name, box, box.Series(query.From, query.To, request.Now, request.Switches))
            : SeriesPayload.Empty);
    }
}

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

/// <summary>What <c>json2.php</c> is asked for: a name and a range of Prague days, both ends included.</summary>
internal sealed record SeriesAsked(string Name, DateOnly From, DateOnly To)
{
    private const int MostDays = 366;
    private static readonly DateOnly Earliest = new(2000, 1, 1);
    private static readonly DateOnly Latest = new(2100, 1, 1);

    /// <summary>Null unless the body is as the web page sends it.</summary>
    public static SeriesAsked? Parse(string body)
    {
        var fields = RequestJson.Parse(body);
        return fields.Field("name").Text() is { } name
            && fields.Field("range").Text()?.Split(',') is [var from, var to, "0"]
            && Day(from) is { } first && Day(to) is { } last
            && first <= last && last.DayNumber - first.DayNumber < MostDays
                ? new SeriesAsked(name, first, last)
                : null;
    }

    private static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        && day > Earliest && day < Latest
            ? day
            : null;
}
