using System.Net;

namespace Oig.Api.Limits;

/// <summary>
/// The slot in which an address is counted. There is a fixed number of them, so that a million addresses take no more memory than
/// some ten thousand; which addresses share one changes with each start and cannot be foreseen.
/// </summary>
internal static class AddressSlot
{
    private const int Count = 1 << 16;
    private const int NetworkBytes = 8;

    public static int Of(IPAddress address)
    {
        // Whoever has one IPv6 address has the 2^64 of its network; an IPv4 address has four bytes anyway.
        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out var length);
        var hash = new HashCode();
        hash.AddBytes(bytes[..Math.Min(length, NetworkBytes)]);
        return hash.ToHashCode() & (Count - 1);
    }
}
