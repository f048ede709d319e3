using System.Net;
using System.Net.Sockets;

namespace Oig.Api.Door;

/// <summary>Addresses in one form: IPv4 where an IPv6 address only wraps one, and without the scope of an interface.</summary>
internal static class AddressText
{
    /// <summary>
    /// The address in an entry of a proxy's header: with or without port, IPv6 with or without brackets; null for <c>unknown</c>,
    /// obfuscated names and everything else.
    /// </summary>
    public static IPAddress? Parse(string entry)
    {
        var text = entry.Trim();
        if (text.StartsWith('[')) return Bracketed(text);
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        // One colon parts an IPv4 address from its port, several are an IPv6 address without port.
        if (colon < 0 || colon != text.LastIndexOf(':')) return Plain(text);
        return IsPort(text[colon..]) ? Plain(text[..colon]) : null;
    }

    public static IPAddress Normalize(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) return address.MapToIPv4();
        return address is { AddressFamily: AddressFamily.InterNetworkV6, ScopeId: not 0 } ? new(address.GetAddressBytes()) : address;
    }

    private static IPAddress? Bracketed(string text)
    {
        var end = text.IndexOf(']', StringComparison.Ordinal);
        return end > 0 && IsPort(text[(end + 1)..]) && Plain(text[1..end]) is { } address && text[1..end].Contains(':', StringComparison.Ordinal)
            ? address
            : null;
    }

    // The parser also takes "1", octal and hexadecimal numbers for IPv4 addresses; a proxy writes none of these.
    private static IPAddress? Plain(string text)
    {
        if (!IPAddress.TryParse(text, out var address)) return null;
        return address.AddressFamily == AddressFamily.InterNetworkV6 || address.ToString() == text ? Normalize(address) : null;
    }

    // RFC 7239 lets a proxy hide the port behind a name, too.
    private static bool IsPort(string text) =>
        text.Length == 0 || (text.Length > 1 && text[0] == ':' && (text[1] == '_' || text[1..].All(char.IsAsciiDigit)));
}
