using System.Net;
using Microsoft.Extensions.Options;
using Oig.Api.Door;

namespace Oig.Attack;

/// <summary>Requests and refusals from as many different addresses, half of them IPv6 networks, and the memory that takes.</summary>
public static class ManyAddresses
{
    /// <summary>Managed memory, bytes.</summary>
    public static long Run(int addresses)
    {
        using var limits = new AddressLimits(Options.Create(new RateLimitOptions()));
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var i = 0; i < addresses; i++)
        {
            var address = Address(i);
            limits.Shares.AttemptAcquire((Share.Requests, address)).Dispose();
            limits.CountRefusal(address);
        }

        return GC.GetTotalMemory(forceFullCollection: true) - before;
    }

    private static IPAddress Address(int number)
    {
        var bytes = new byte[number % 2 == 0 ? 4 : 16];
        BitConverter.TryWriteBytes(bytes, number * 2_654_435_761u);
        return new(bytes);
    }
}
