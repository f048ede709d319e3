using Microsoft.Extensions.Logging;

namespace Oig.Grains;

/// <summary>Log messages of the grains; event ids are stable.</summary>
internal static partial class Log
{
    [LoggerMessage(2001, LogLevel.Warning, "An account's login counters could not be stored; they go on in memory until the next write.")]
    public static partial void AccountStateNotStored(ILogger logger, Exception exception);
}
