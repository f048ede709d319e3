using Microsoft.Extensions.Logging;

namespace Oig.Grains;

/// <summary>Log messages of the grains; event ids are stable.</summary>
internal static partial class Log
{
    [LoggerMessage(2001, LogLevel.Warning, "An account's login counters could not be stored; they go on in memory until the next write.")]
    public static partial void AccountStateNotStored(ILogger logger, Exception exception);

    [LoggerMessage(2002, LogLevel.Warning, "What became of a login could not be told to its account; it is tried again shortly: {Reason}")]
    public static partial void LoginNotReported(ILogger logger, string reason);

    [LoggerMessage(2003, LogLevel.Warning, "A session of an earlier password could not be ended; it ends when it next logs in: {Reason}")]
    public static partial void SessionNotEnded(ILogger logger, string reason);

    [LoggerMessage(2601, LogLevel.Error, "What became of a change could not be stored; it is known in memory until the next write.")]
    public static partial void ChangeNotStored(ILogger logger, Exception exception);

    [LoggerMessage(2604, LogLevel.Error, "A change that was asked for could not be stored; it was denied.")]
    public static partial void WishNotStored(ILogger logger, Exception exception);

    [LoggerMessage(2602, LogLevel.Error, "Looking after the changes of a box failed; it is tried again shortly.")]
    public static partial void ControlFailed(ILogger logger, Exception exception);

    [LoggerMessage(2603, LogLevel.Error, "Changes of all boxes are switched off for {Minutes} min, because the portal answered one in an unknown way: {Reason}")]
    public static partial void WritesSwitchedOff(ILogger logger, int minutes, string reason);

    [LoggerMessage(2605, LogLevel.Warning, "The audit records for the operator could not be stored; they are in memory, and in the log: {Reason}")]
    public static partial void AuditNotStored(ILogger logger, string reason);

    [LoggerMessage(2701, LogLevel.Warning, "The last use of a grant could not be stored; the grant is good all the same.")]
    public static partial void GrantUseNotStored(ILogger logger, Exception exception);
}
