using System.Globalization;
using OpenTelemetry.Exporter;

namespace Oig.Api.Telemetry;

/// <summary>Where one signal (TRACES, METRICS or LOGS) goes, by the standard variables <c>OTEL_EXPORTER_OTLP_{name}_*</c>.</summary>
internal sealed class Signal(IConfiguration configuration, string name)
{
    /// <summary>Names of the signals as the variables spell them.</summary>
    public static readonly string[] Names = ["TRACES", "METRICS", "LOGS"];

    private readonly string _prefix = $"OTEL_EXPORTER_OTLP_{name}_";

    /// <summary>True when the signal has an endpoint and its exporter is not switched off.</summary>
    public bool IsOn => (Own("ENDPOINT") ?? configuration.Text("OTEL_EXPORTER_OTLP_ENDPOINT")) is not null
        && configuration.Text($"OTEL_{name}_EXPORTER") is not "none";

    /// <summary>Sets what the signal has of its own; the exporter reads the common variables itself and appends the signal's path to the common endpoint.</summary>
    public void Configure(OtlpExporterOptions exporter)
    {
        if (Own("ENDPOINT") is { } endpoint) exporter.Endpoint = new(endpoint);
        if (Own("PROTOCOL") is { } protocol) exporter.Protocol = protocol == "grpc" ? OtlpExportProtocol.Grpc : OtlpExportProtocol.HttpProtobuf;
        if (Own("HEADERS") is { } headers) exporter.Headers = headers;
        if (Own("TIMEOUT") is { } timeout) exporter.TimeoutMilliseconds = int.Parse(timeout, CultureInfo.InvariantCulture);
        if (Own("COMPRESSION") is { } compression) exporter.Compression = compression == "gzip" ? OtlpExportCompression.GZip : OtlpExportCompression.None;
    }

    private string? Own(string variable) => configuration.Text(_prefix + variable);
}
