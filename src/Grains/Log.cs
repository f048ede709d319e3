using Microsoft.Extensions.Logging;

namespace Oig.Grains;

/// <summary>Log messages of the grains; event ids are stable.</summary>
internal static partial class Log
{
    [LoggerMessage(2001, LogLevel.Warning, "An account's login counters could not be stored; they go on in memory until the next write.")]
    public static partial void AccountStateNotStored(ILogger logger, Exception exception);

    [LoggerMessage(2101, LogLevel.Information, "{Tool} on box {Box} by {Who} from {Address}: {OldValue} -> {NewValue}: {Outcome}.", EventName = "BoxWritten")]
    public static partial void BoxWritten(
        ILogger logger, string tool, string box, string who, string address, string oldValue, string newValue, string outcome);
}
