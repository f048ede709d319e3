using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;

namespace Oig.Grains.Clustering;

/// <summary>The address that others reach a silo at, from the setting.</summary>
internal static class AdvertisedAddress
{
    /// <summary>The address, or the first one of the name; throws <see cref="OptionsValidationException"/> when there is none.</summary>
    public static IPAddress Resolve(string text)
    {
        try
        {
            return IPAddress.TryParse(text, out var address) ? address : Dns.GetHostAddresses(text, AddressFamily.InterNetwork)[0];
        }
        catch (Exception exception) when (exception is SocketException or ArgumentException or IndexOutOfRangeException)
        {
            throw new OptionsValidationException(
                ClusterOptions.Section, typeof(ClusterOptions), [$"Oig:Cluster:AdvertisedAddress '{text}' is neither an address nor the name of one."]);
        }
    }
}
