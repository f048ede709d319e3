using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Oig.Simulator.Tests.Support;

public sealed record Reply(HttpStatusCode Status, HttpResponseHeaders Headers, HttpContentHeaders ContentHeaders, byte[] Bytes)
{
    public string Text => Encoding.UTF8.GetString(Bytes);

    public JsonElement Json => JsonElement.Parse(Bytes);

    public string? ContentType => ContentHeaders.ContentType?.MediaType;

    public string? SessionCookie => Headers.TryGetValues("Set-Cookie", out var cookies)
        ? cookies.Select(cookie => cookie.Split(';')[0]).Single(cookie => cookie.StartsWith("PHPSESSID=", StringComparison.Ordinal))[10..]
        : null;

    /// <summary>What the portal sends when it refuses a write.</summary>
    public bool IsErrorPage => Status == HttpStatusCode.InternalServerError && ContentType == "text/html"
        && Text.Contains("<title>Chyba</title>", StringComparison.Ordinal) && Text.Contains("Nastala chyba", StringComparison.Ordinal);
}
