using System.Net;

namespace Oig.Api.Door;

/// <summary>What proxies tell about a request's way, nearest hop first; null for a hop whose address nobody can tell.</summary>
internal static class ForwardedHops
{
    private const string XForwardedFor = "X-Forwarded-For";
    private const string Forwarded = "Forwarded";

    public static IEnumerable<IPAddress?> Read(IHeaderDictionary headers, ProxyHeader header)
    {
        var plain = header != ProxyHeader.Forwarded && (header == ProxyHeader.XForwardedFor || headers.ContainsKey(XForwardedFor));
        var entries = string.Join(',', headers[plain ? XForwardedFor : Forwarded].AsEnumerable()).Split(',').Reverse();
        return plain ? entries.Select(AddressText.Parse) : entries.Select(InElement);
    }

    // Commas part elements even inside quotes: a client could otherwise open a quote and swallow what the proxy appends. An
    // element that does not make sense as a whole tells nothing, so no piece of a quoted text passes for an element.
    private static IPAddress? InElement(string element)
    {
        IPAddress? client = null;
        foreach (var pair in element.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (pair.Split('=', 2) is not [var name, var value] || Unquoted(value) is not { } text) return null;
            if (!name.Equals("for", StringComparison.OrdinalIgnoreCase)) continue;
            if (client is not null || (client = AddressText.Parse(text)) is null) return null;
        }

        return client;
    }

    private static string? Unquoted(string value)
    {
        var text = value is ['"', .. var inside, '"'] ? inside : value;
        return text.AsSpan().ContainsAny('"', '\\') ? null : text;
    }
}
