using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using Microsoft.Extensions.Options;

namespace Oig.Cluster.Settings;

/// <summary>Orleans' two ports: configured, else the usual ones; a silo alone takes any free ones when those are taken.</summary>
internal readonly record struct LocalPorts(int Silo, int Gateway)
{
    public const int UsualSilo = 11111;
    public const int UsualGateway = 30000;

    public static LocalPorts Choose(ClusterSettings cluster) =>
        new(cluster.SiloPort ?? Usual(cluster, UsualSilo), cluster.GatewayPort ?? Usual(cluster, UsualGateway));

    // In a cluster a silo that moved to another port would be a surprise to every firewall.
    private static int Usual(ClusterSettings cluster, int port) => cluster.IsShared ? port : FreeOr(port);

    // A second server on the same machine should start like the first one.
    private static int FreeOr(int usual) =>
        IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Any(listener => listener.Port == usual) ? AnyFree() : usual;

    private static int AnyFree()
    {
        using var probe = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        probe.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)probe.LocalEndPoint!).Port;
    }
}

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
                ClusterSettings.Section, typeof(ClusterSettings), [$"Oig:Cluster:AdvertisedAddress '{text}' is neither an address nor the name of one."]);
        }
    }

    /// <summary>True when only processes of this machine can reach the address.</summary>
    public static bool IsLoopback(string? text) =>
        text is not null && (text == "localhost" || (IPAddress.TryParse(text, out var address) && IPAddress.IsLoopback(address)));
}
