using Oig.Cluster.Health;
using Oig.Contracts.Hosting;
using Oig.Contracts.Telemetry;
using OpenTelemetry;
using OpenTelemetry.Context.Propagation;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Oig.Api.Telemetry;

/// <summary>OpenTelemetry for silo and front end alike; see <c>docs/observability.md</c>.</summary>
public static class TelemetryHosting
{
    private const string Mcp = "Experimental.ModelContextProtocol";

    private static readonly string[] Sources =
    [
        TelemetryNames.Source, TelemetryNames.GrainSource, Mcp,
        "Microsoft.Orleans.Application", "Microsoft.Orleans.Runtime", "Microsoft.Orleans.Lifecycle", "Microsoft.Orleans.Storage",
    ];

    // Those whose values this server knows; addresses of resources and names of prompts are whatever a client writes.
    private static readonly string[] McpLabels =
    [
        "mcp.method.name", "mcp.protocol.version", "gen_ai.tool.name", "gen_ai.operation.name", TelemetryNames.ErrorType, "rpc.response.status_code",
        "network.transport", "network.protocol.name",
    ];

    /// <summary>
    /// Sends traces, logs and metrics by OTLP when the standard variables name an endpoint, and adds nothing when they do not. Throws an
    /// <see cref="Microsoft.Extensions.Options.OptionsValidationException"/> that names the variable when one has a bad value.
    /// </summary>
    public static WebApplicationBuilder AddOigTelemetry(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var settings = TelemetrySettings.Read(builder.Configuration);
        builder.Services.AddSingleton(settings);
        if (settings.IsOn) builder.AddSignals(settings);
        else builder.Services.AnnounceFirst(start => Log.TelemetryOff(LoggerOf(start)));
        return builder;
    }

    /// <summary>True when <see cref="AddOigTelemetry"/> will send traces, so that grain calls should carry them.</summary>
    public static bool SendsTraces(this IConfiguration configuration) => TelemetrySettings.Read(configuration).Traces is not null;

    private static void AddSignals(this WebApplicationBuilder builder, TelemetrySettings settings)
    {
        // With any other propagator the HTTP client's instrumentation writes trace headers by itself, also into requests to the portal,
        // whose handler leaves them out.
        Sdk.SetDefaultTextMapPropagator(new TraceContextPropagator());
        builder.Services.AddSingleton<CollectorWatch>().AnnounceFirst(start => Begin(start, settings)).AnnounceStarted(ShowStarted);
        builder.Services.AddHostedService<LastExport>();
        var telemetry = builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => ServiceResource.Describe(resource, settings.ServiceName, builder.Environment.EnvironmentName));
        if (settings.Traces is { } traces) telemetry.WithTracing(tracing => tracing.AddSources().AddOtlpExporter(traces.Configure));
        if (settings.Metrics is { } metrics) telemetry.WithMetrics(metering => metering.AddMeters().AddOtlpExporter(metrics.Configure));
        if (settings.Logs is { } logs) telemetry.WithLogging(logging => logging.AddOtlpExporter(logs.Configure), Describe);
    }

    private static void Begin(IServiceProvider services, TelemetrySettings settings)
    {
        Log.TelemetryStarting(LoggerOf(services), settings.ServiceName, settings.Protocol, settings.Destination);
        services.GetRequiredService<CollectorWatch>().Start();
    }

    // The providers have been built by now.
    private static void ShowStarted(IServiceProvider services)
    {
        ApiTelemetry.ShowZeros();
        Log.TelemetryStarted(LoggerOf(services));
    }

    private static ILogger LoggerOf(IServiceProvider services) => services.GetRequiredService<ILogger<TelemetrySettings>>();

    private static TracerProviderBuilder AddSources(this TracerProviderBuilder tracing) => tracing
        .AddSource(Sources)
        .AddProcessor(new Housekeeping())
        .AddAspNetCoreInstrumentation(http => http.Filter = IsTraced)
        .AddHttpClientInstrumentation();

    private static MeterProviderBuilder AddMeters(this MeterProviderBuilder metering) => metering
        // Not all meters of the web server: some count on every buffer.
        .AddMeter(TelemetryNames.Meter, StoreWatch.MeterName, Mcp, "Microsoft.Orleans", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel")
        .AddHttpClientInstrumentation()
        .AddRuntimeInstrumentation()
        .AddView(instrument => instrument.Meter.Name == Mcp ? new() { TagKeys = McpLabels } : null);

    private static void Describe(OpenTelemetryLoggerOptions logging)
    {
        logging.IncludeScopes = true;
        logging.IncludeFormattedMessage = true;
    }

    // Only requests to this server: the simulated portal and the dashboard may live in the same process.
    private static bool IsTraced(HttpContext context) =>
        !context.Request.Path.StartsWithSegments("/health") && context.RequestServices.GetService<TelemetrySettings>() is not null;
}
