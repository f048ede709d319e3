using Microsoft.Extensions.Logging;

namespace Oig.Cluster;

/// <summary>Log messages of cluster and storage; event ids are stable.</summary>
internal static partial class Log
{
    [LoggerMessage(2101, LogLevel.Warning, "A stored state could not be read; the grain begins without it.")]
    public static partial void StateNotRead(ILogger logger, Exception exception);

    [LoggerMessage(2117, LogLevel.Warning, "A state was stored under another Oig:Session:Secret; the grain begins without it.")]
    public static partial void StateOfOtherSecret(ILogger logger);

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

    [LoggerMessage(2110, LogLevel.Information, "What must not be forgotten is kept in {Path}.")]
    public static partial void StateKept(ILogger logger, string path);

    [LoggerMessage(2111, LogLevel.Error,
        "State cannot be kept in {Path} ({Reason}): it is held in memory, and a restart forgets it. Make the folder writable for the user that this "
        + "server runs as, or name another one in Oig:DataPath (:memory: to keep nothing).")]
    public static partial void StateNotKept(ILogger logger, string path, string reason);

    [LoggerMessage(2112, LogLevel.Error,
        "{Path} is damaged. It was moved to {Aside}, and an empty one takes its place: accounts are no longer known to be good, and changes that were "
        + "under way are not known.")]
    public static partial void StateDamaged(ILogger logger, string path, string aside);

    [LoggerMessage(2113, LogLevel.Error, "State can no longer be written ({Reason}): no change of a box is begun, and login counters go on in memory.")]
    public static partial void StateNotWritten(ILogger logger, string reason);

    [LoggerMessage(2114, LogLevel.Information, "State is written again.")]
    public static partial void StateWrittenAgain(ILogger logger);

    [LoggerMessage(2115, LogLevel.Warning, "The store behind the cluster cannot be used ({Reason}). Who is in goes on serving; nobody can join, and no change of a box is begun.")]
    public static partial void StoreLost(ILogger logger, string reason);

    [LoggerMessage(2116, LogLevel.Information, "The store behind the cluster can be used again.")]
    public static partial void StoreBack(ILogger logger);

    [LoggerMessage(2118, LogLevel.Debug, "The table of silos could not be read.")]
    public static partial void TableNotRead(ILogger logger, Exception exception);

    [LoggerMessage(2119, LogLevel.Warning, "The table of silos has lost this one, as a store that came back empty does; it has been written in again.")]
    public static partial void RegisteredAgain(ILogger logger);

    [LoggerMessage(2120, LogLevel.Critical, "The table of silos was lost, and another cluster was founded in it meanwhile: this silo ends, and is to be started again.")]
    public static partial void OtherClusterFounded(ILogger logger);
}
