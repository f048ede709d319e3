using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Oig.Portal.Http;

/// <summary>Parts of requests, spelt as the portal's own web page does.</summary>
internal static class PortalRequests
{
    /// <summary>The page adds unix milliseconds to a query against caching.</summary>
    internal static string Nonce(TimeProvider time) =>
        string.Create(CultureInfo.InvariantCulture, $"_nonce={time.GetUtcNow().ToUnixTimeMilliseconds()}");

    /// <summary>Given with each request, since connections are shared between accounts.</summary>
    internal static HttpRequestMessage WithCookie(this HttpRequestMessage request, PortalSession session)
    {
        request.Headers.Add("Cookie", $"{PortalSession.CookieName}={session.CookieValue}");
        return request;
    }

    /// <summary>As a script of the page asks: since July 2026 a write without this header gets a 500.</summary>
    internal static HttpRequestMessage ByScript(this HttpRequestMessage request)
    {
        request.Headers.Add("X-Requested-With", "XMLHttpRequest");
        return request;
    }

    /// <summary>As sent from the page at the base address.</summary>
    internal static HttpRequestMessage FromPage(this HttpRequestMessage request, Uri baseAddress)
    {
        request.Headers.Add("Origin", baseAddress.GetLeftPart(UriPartial.Authority));
        request.Headers.Referrer = baseAddress;
        return request;
    }
}

/// <summary>
/// JSON as a browser sends it: letters of any language as they are, and no charset in the content type, where .NET's own contents
/// add one.
/// </summary>
internal static class JsonBody
{
    internal static readonly MediaTypeHeaderValue Type = new("application/json");

    private static readonly JsonSerializerOptions AsBrowser = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static byte[] Bytes(JsonObject fields) => Encoding.UTF8.GetBytes(fields.ToJsonString(AsBrowser));

    internal static ByteArrayContent Content(JsonObject fields) => new(Bytes(fields)) { Headers = { ContentType = Type } };
}
