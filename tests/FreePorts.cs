using System.Net;
using System.Net.Sockets;

namespace Oig.Tests;

/// <summary>TCP ports for servers, below those that the system gives to outgoing connections, each given out once.</summary>
internal static class FreePorts
{
    private const int First = 12_000;
    private const int Last = 30_000;

    private static int _next = Random.Shared.Next(First, Last);

    public static int Next()
    {
        while (true)
        {
            var port = First + (Interlocked.Increment(ref _next) % (Last - First));
            if (IsFree(port)) return port;
        }
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var probe = new TcpListener(IPAddress.Loopback, port);
            probe.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
