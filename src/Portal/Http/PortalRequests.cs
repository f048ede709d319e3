using System.Globalization;

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
