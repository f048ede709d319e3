using System.Diagnostics;
using System.Diagnostics.Metrics;
using Oig.Contracts.Telemetry;

namespace Oig.Api.Telemetry;

/// <summary>Names of what the front end traces and measures.</summary>
internal static class ApiTelemetry
{
    public const string CredentialsSpan = "get_credentials";
    public const string AuthMethod = "auth.method";
    public const string ToolName = "oig.tool.name";
    public const string ToolOutcome = "oig.tool.outcome";
    public const string BoxId = "oig.box.id";

    public static readonly ActivitySource Source = new(TelemetryNames.Source);

    private static readonly Meter Meter = new(TelemetryNames.Meter);

    private static readonly Counter<long> ToolCalls = Meter.CreateCounter<long>(
        "oig.tool.calls", "{call}", "Tool calls, by tool and outcome: success, or the code of the reply.");

    private static readonly Histogram<double> ToolDuration = Meter.CreateHistogram<double>(
        "oig.tool.duration", "s", "Duration of tool calls.",
        advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20] });

    private static readonly Counter<long> Fail2BanLines = Meter.CreateCounter<long>(
        "oig.fail2ban.lines", "{line}", "Lines written to the fail2ban log.");

    /// <summary>Counts one line written to the fail2ban log.</summary>
    public static void Fail2BanLineWritten() => Fail2BanLines.Add(1);

    /// <summary>Makes counters that rarely count appear with 0, so that their first increase can be seen as one.</summary>
    public static void ShowZeros() => Fail2BanLines.Add(0);

    public static void ToolCalled(string tool, string outcome, TimeSpan duration)
    {
        var tags = new TagList { { ToolName, tool }, { ToolOutcome, outcome } };
        ToolCalls.Add(1, tags);
        ToolDuration.Record(duration.TotalSeconds, tags);
    }
}

/// <summary>Puts tool name and box id on the log records written meanwhile.</summary>
internal sealed class LogScopes(ILogger<LogScopes> logger)
{
    public IDisposable? Tool(string name) => Begin(ApiTelemetry.ToolName, name);

    public IDisposable? Box(string id) => Begin(ApiTelemetry.BoxId, id);

    private IDisposable? Begin(string name, string value) => logger.BeginScope(new KeyValuePair<string, object?>[] { new(name, value) });
}
