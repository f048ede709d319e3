using System.Net;
using System.Net.Sockets;

namespace Oig.Cluster.Tests.Processes;

/// <summary>TCP ports that were free a moment ago.</summary>
internal static class FreePorts
{
    public static int Next()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
