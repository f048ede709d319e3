using Microsoft.Extensions.Logging;

namespace Oig.Grains;

/// <summary>Log messages of the grains; event ids are stable.</summary>
internal static partial class Log
{
    [LoggerMessage(2001, LogLevel.Warning, "An account's login counters could not be stored; they go on in memory until the next write.")]
    public static partial void AccountStateNotStored(ILogger logger, Exception exception);

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

    [LoggerMessage(2601, LogLevel.Error, "What became of a change could not be stored; it is known in memory until the next write.")]
    public static partial void ChangeNotStored(ILogger logger, Exception exception);

    [LoggerMessage(2604, LogLevel.Error, "A change that was asked for could not be stored; it was denied.")]
    public static partial void WishNotStored(ILogger logger, Exception exception);

    [LoggerMessage(2602, LogLevel.Error, "Looking after the changes of a box failed; it is tried again shortly.")]
    public static partial void ControlFailed(ILogger logger, Exception exception);

    [LoggerMessage(2603, LogLevel.Error, "Changes of all boxes are switched off for {Minutes} min, because the portal answered one in an unknown way: {Reason}")]
    public static partial void WritesSwitchedOff(ILogger logger, int minutes, string reason);
}
