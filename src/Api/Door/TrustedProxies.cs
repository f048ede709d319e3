using System.Net;
using Microsoft.Extensions.Options;

namespace Oig.Api.Door;

/// <summary>The reverse proxies whose word about a client's address is taken: <c>Oig:Access:TrustedProxies</c>.</summary>
internal sealed class TrustedProxies(IOptions<AccessOptions> options)
{
    private readonly IPNetwork[] _networks = [.. AccessOptions.Split(options.Value.TrustedProxies).Select(text => Parse(text)!.Value)];

    public bool Contain(IPAddress address) => Array.Exists(_networks, network => network.Contains(address));

    /// <summary>An address, or a network such as <c>192.0.2.0/28</c>; bits beyond the prefix are ignored. Null when it is neither.</summary>
    public static IPNetwork? Parse(string text)
    {
        var parts = text.Split('/');
        if (parts.Length > 2 || AddressText.Parse(parts[0]) is not { } address || HasPort(parts[0])) return null;
        var bits = address.GetAddressBytes().Length * 8;
        if (parts.Length == 1) return new(address, bits);
        return byte.TryParse(parts[1], out var prefix) && prefix <= bits ? new(Masked(address, prefix), prefix) : null;
    }

    private static bool HasPort(string text) =>
        text.Contains(']', StringComparison.Ordinal) || (text.Contains('.', StringComparison.Ordinal) && text.Contains(':', StringComparison.Ordinal));

    private static IPAddress Masked(IPAddress address, int prefix)
    {
        var bytes = address.GetAddressBytes();
        for (var bit = prefix; bit < bytes.Length * 8; bit++) bytes[bit / 8] &= (byte)~(0x80 >> (bit % 8));
        return new(bytes);
    }
}
