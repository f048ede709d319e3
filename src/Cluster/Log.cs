using Microsoft.Extensions.Logging;

namespace Oig.Cluster;

/// <summary>Log messages of cluster and storage; event ids are stable.</summary>
internal static partial class Log
{
    [LoggerMessage(2101, LogLevel.Warning, "A stored state could not be read; the grain begins without it.")]
    public static partial void StateNotRead(ILogger logger, Exception exception);

    [LoggerMessage(2102, LogLevel.Warning, "The silo at {Silo} did not tell whether its secret is the same: {Reason}")]
    public static partial void SecretNotCompared(ILogger logger, string silo, string reason);

    [LoggerMessage(2103, LogLevel.Critical,
        "SILOS AND FRONT ENDS EXCHANGE PASSWORDS UNENCRYPTED. Give them certificates with Oig:Cluster:Tls (see docs/operations.md), or keep their "
        + "ports {Ports} on a private network or in a tunnel and say so with Oig:Cluster:PrivateNetwork=true.")]
    public static partial void OpenNetwork(ILogger logger, string ports);

    [LoggerMessage(2104, LogLevel.Information, "Silos and front ends talk over TLS; this process shows the certificate {Subject}, valid until {ValidUntil:u}.")]
    public static partial void IdentityRead(ILogger logger, string subject, DateTimeOffset validUntil);

    [LoggerMessage(2105, LogLevel.Warning, "The renewed files of Oig:Cluster:Tls are not used, the ones before still are: {Reason}")]
    public static partial void IdentityNotRead(ILogger logger, string reason);

    [LoggerMessage(2106, LogLevel.Warning, "No TLS with {Peer}, the connection is broken off: {Reason}")]
    public static partial void HandshakeFailed(ILogger logger, string peer, string reason);
}
