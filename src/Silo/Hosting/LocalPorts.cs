using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace Oig.Silo.Hosting;

/// <summary>Orleans' two loopback ports: configured, else the usual ones when free, else any free ones.</summary>
internal readonly record struct LocalPorts(int Silo, int Gateway)
{
    private const int UsualSilo = 11111;
    private const int UsualGateway = 30000;

    public static LocalPorts Choose(IConfiguration cluster) =>
        new(cluster.GetValue<int?>("SiloPort") ?? FreeOr(UsualSilo), cluster.GetValue<int?>("GatewayPort") ?? FreeOr(UsualGateway));

    // A second home server on the same machine should start like the first one.
    private static int FreeOr(int usual) =>
        IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Any(listener => listener.Port == usual) ? AnyFree() : usual;

    private static int AnyFree()
    {
        using var probe = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        probe.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)probe.LocalEndPoint!).Port;
    }
}
