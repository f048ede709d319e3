using System.Globalization;
using System.Text.Json.Nodes;
using Oig.Contracts;
using Oig.Contracts.Series;
using Oig.Portal.Http;
using Oig.Portal.Series;

namespace Oig.Portal.Reads;

/// <summary><c>json2.php</c>: series. It changes nothing although it is a POST.</summary>
internal sealed class SeriesCall(SafeReads portal)
{
    internal async Task<SeriesTable> ReadAsync(PortalSession session, SeriesQuery query, Deadline deadline)
    {
        var answer = await portal.SendAsync(() => Request(session, query), deadline);
        using var json = SessionReads.RequireObject(answer);
        return SeriesReader.Read(json.RootElement, query);
    }

    private static HttpRequestMessage Request(PortalSession session, SeriesQuery query) =>
        new HttpRequestMessage(HttpMethod.Post, "json2.php") { Content = JsonBody.Content(Body(query)) }.WithCookie(session).ByScript();

    // The third part of the range is always 0; nobody knows its meaning.
    private static JsonObject Body(SeriesQuery query) => new()
    {
        ["name"] = query.Name.Spelling(),
        ["range"] = string.Create(CultureInfo.InvariantCulture, $"{query.From:yyyy-MM-dd},{query.To:yyyy-MM-dd},0"),
    };
}
