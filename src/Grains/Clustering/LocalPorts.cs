using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace Oig.Grains.Clustering;

/// <summary>Orleans' two ports: configured, else the usual ones; a silo alone takes any free ones when those are taken.</summary>
internal readonly record struct LocalPorts(int Silo, int Gateway)
{
    public const int UsualSilo = 11111;
    public const int UsualGateway = 30000;

    public static LocalPorts Choose(ClusterOptions cluster) =>
        new(cluster.SiloPort ?? Usual(cluster, UsualSilo), cluster.GatewayPort ?? Usual(cluster, UsualGateway));

    // In a cluster a silo that moved to another port would be a surprise to every firewall.
    private static int Usual(ClusterOptions cluster, int port) => cluster.IsShared ? port : FreeOr(port);

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
