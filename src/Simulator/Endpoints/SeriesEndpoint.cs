using Oig.Simulator.Payloads;

namespace Oig.Simulator.Endpoints;

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
