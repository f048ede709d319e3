namespace Oig.Load.Clients;

/// <summary>How the calls of many accounts reach a server.</summary>
internal enum Connections
{
    /// <summary>Each by a connection of its own, as from an assistant that asks once in a while.</summary>
    New,

    /// <summary>By connections that are kept and shared, as from a proxy in front of the server.</summary>
    Kept,
}

/// <summary>What makes the connections.</summary>
internal static class ConnectionHandlers
{
    /// <summary>One connection, kept.</summary>
    public static SocketsHttpHandler One() => new() { MaxConnectionsPerServer = 1, UseCookies = false };

    /// <summary>As many connections as there are calls at once.</summary>
    public static SocketsHttpHandler Of(Connections connections) => new()
    {
        UseCookies = false,
        PooledConnectionLifetime = connections == Connections.New ? TimeSpan.Zero : Timeout.InfiniteTimeSpan,
    };
}
