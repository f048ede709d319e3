using Microsoft.Extensions.Options;

namespace Oig.Api.Telemetry;

/// <summary>What OpenTelemetry's standard variables ask for, checked.</summary>
internal sealed class TelemetrySettings
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    private TelemetrySettings(IConfiguration configuration)
    {
        var wanted = !string.Equals(configuration.Text("OTEL_SDK_DISABLED"), "true", StringComparison.OrdinalIgnoreCase);
        (Traces, Metrics, Logs) = (On("TRACES"), On("METRICS"), On("LOGS"));
        ServiceName = configuration.Text("OTEL_SERVICE_NAME") ?? "oig-cloud-mcp";
        Protocol = configuration.Text("OTEL_EXPORTER_OTLP_PROTOCOL") ?? "grpc";
        Destination = Shown(configuration.Text(Endpoint)
            ?? Signal.Names.Select(name => configuration.Text($"OTEL_EXPORTER_OTLP_{name}_ENDPOINT")).FirstOrDefault(one => one is not null));

        Signal? On(string name) => wanted && new Signal(configuration, name) is { IsOn: true } signal ? signal : null;
    }

    /// <summary>Null when traces are not exported.</summary>
    public Signal? Traces { get; }

    /// <summary>Null when metrics are not exported.</summary>
    public Signal? Metrics { get; }

    /// <summary>Null when logs are not exported.</summary>
    public Signal? Logs { get; }

    public string ServiceName { get; }

    public string Protocol { get; }

    /// <summary>The endpoint, without user name, password and query; empty when there is none.</summary>
    public string Destination { get; }

    public bool IsOn => Traces is not null || Metrics is not null || Logs is not null;

    /// <summary>Reads the variables; <see cref="OptionsValidationException"/> names each one with a bad value. While telemetry is off they are nobody's business.</summary>
    public static TelemetrySettings Read(IConfiguration configuration)
    {
        if (!new TelemetrySettings(configuration).IsOn) return new(configuration);
        var problems = new VariableChecks(configuration).Problems().Where(problem => problem.Length > 0).ToArray();
        return problems.Length == 0 ? new(configuration)
            : throw new OptionsValidationException(nameof(TelemetrySettings), typeof(TelemetrySettings), problems);
    }

    private static string Shown(string? endpoint) => Uri.TryCreate(endpoint, UriKind.Absolute, out var uri)
        ? uri.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped).TrimEnd('/')
        : "";
}

/// <summary>Reads OpenTelemetry's standard variables, which may come from the environment, the command line or a file.</summary>
internal static class StandardVariables
{
    /// <summary>The trimmed value; null when unset or empty, which the specification wants treated alike.</summary>
    public static string? Text(this IConfiguration configuration, string name) =>
        configuration[name]?.Trim() is { Length: > 0 } text ? text : null;
}
