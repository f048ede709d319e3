using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.Logging.Console;

namespace Oig.Api.Hosting;

/// <summary>What is logged unless configuration says otherwise: our own events, warnings of the frameworks, one line each.</summary>
internal static class LogDefaults
{
    private static readonly Dictionary<string, string?> Levels = new()
    {
        ["Logging:LogLevel:Default"] = "Information",
        ["Logging:LogLevel:Microsoft.AspNetCore"] = "Warning",
        // Comes with authentication, and warns of a key in the home folder; what this server seals, it seals under its session secret.
        ["Logging:LogLevel:Microsoft.AspNetCore.DataProtection"] = "Error",
        // Logs a failed start with its stack trace; ServerRun says the same in one line.
        ["Logging:LogLevel:Microsoft.Extensions.Hosting.Internal.Host"] = "Critical",
        ["Logging:LogLevel:Microsoft.Extensions.Http"] = "Warning",
        // Complains, with stack traces, of what strangers send. What concerns the operator is told by our own events.
        ["Logging:LogLevel:ModelContextProtocol"] = "Critical",
        ["Logging:LogLevel:Orleans"] = "Warning",
        ["Logging:LogLevel:Oig.Audit"] = "Information",
        // Takes the time before the silo's start for a stall, and warns of it at every start.
        ["Logging:LogLevel:Orleans.Runtime.Watchdog"] = "Error",
        // What stops the start is said once, at the end.
        ["Logging:LogLevel:Orleans.Runtime.Silo"] = "Critical",
        ["Logging:LogLevel:Orleans.Runtime.SiloLifecycleSubject"] = "Critical",
        // Readiness is asked every few seconds, and answered; a front end without a cluster asks every second.
        ["Logging:LogLevel:Microsoft.Extensions.Diagnostics.HealthChecks"] = "Critical",
        ["Logging:LogLevel:Orleans.Messaging.GatewayManager"] = "Error",
        ["Logging:LogLevel:Polly"] = "Warning",
        ["Logging:LogLevel:System.Net.Http"] = "Warning",
        ["Logging:Console:FormatterName"] = LogLine.FormatterName,
        // Names and addresses in spans and log records are as long as strangers make them.
        ["OTEL_ATTRIBUTE_VALUE_LENGTH_LIMIT"] = "1024",
        ["Logging:Console:FormatterOptions:TimestampFormat"] = "yyyy-MM-dd HH:mm:sszzz ",
    };

    // First in line, so that every other source of configuration overrides it.
    public static void AddLogDefaults(this WebApplicationBuilder builder)
    {
        ((IConfigurationManager)builder.Configuration).Sources.Insert(0, new MemoryConfigurationSource { InitialData = Levels });
        builder.Logging.AddConsoleFormatter<LogLine, ConsoleFormatterOptions>();
    }
}
