using Microsoft.Extensions.Logging;
using Oig.Grains.Keys;

namespace Oig.Grains.Audit;

/// <summary>Records every write to a box, at Information in a log category of its own, whatever else is logged or exported.</summary>
public sealed class AuditLog(ILoggerFactory loggers, KeyRing keys)
{
    /// <summary>The log category.</summary>
    public const string Category = "Oig.Audit";

    private const string Unknown = "unknown";

    private readonly ILogger _log = loggers.CreateLogger(Category);

    /// <summary>Records one write; call it exactly once for each.</summary>
    public void Record(AuditEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        Log.BoxWritten(
            _log, entry.Tool, entry.Box, keys.ForAccount(entry.Email), entry.Address ?? Unknown, entry.OldValue ?? Unknown, entry.NewValue, entry.Outcome);
    }
}
