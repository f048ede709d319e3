using System.Globalization;

namespace Oig.Api.Telemetry;

/// <summary>Finds bad values of OpenTelemetry's standard variables, which the SDK would quietly replace by defaults.</summary>
internal sealed class VariableChecks(IConfiguration configuration)
{
    private static readonly string[] Samplers =
        ["always_on", "always_off", "traceidratio", "parentbased_always_on", "parentbased_always_off", "parentbased_traceidratio"];

    private static readonly string[] Durations =
        ["OTEL_BSP_SCHEDULE_DELAY", "OTEL_BSP_EXPORT_TIMEOUT", "OTEL_BLRP_SCHEDULE_DELAY", "OTEL_BLRP_EXPORT_TIMEOUT",
         "OTEL_METRIC_EXPORT_INTERVAL", "OTEL_METRIC_EXPORT_TIMEOUT"];

    private static readonly string[] Sizes =
        ["OTEL_BSP_MAX_QUEUE_SIZE", "OTEL_BSP_MAX_EXPORT_BATCH_SIZE", "OTEL_BLRP_MAX_QUEUE_SIZE", "OTEL_BLRP_MAX_EXPORT_BATCH_SIZE"];

    /// <summary>One sentence for each bad value; it names the variable and shows no value, which may be a secret.</summary>
    public IEnumerable<string> Problems() =>
    [
        .. Signal.Names.Prepend("").SelectMany(Exporter),
        .. Signal.Names.Select(signal => OneOf($"OTEL_{signal}_EXPORTER", "otlp", "none")),
        .. Durations.Select(name => Unless(name, IsPositive, "must be a whole number of milliseconds, at least 1")),
        .. Sizes.Select(name => Unless(name, IsPositive, "must be a whole number, at least 1")),
        OneOf("OTEL_TRACES_SAMPLER", Samplers),
        Unless("OTEL_TRACES_SAMPLER_ARG", IsRatio, "must be a number from 0 to 1, with a decimal point"),
        Unless("OTEL_RESOURCE_ATTRIBUTES", IsList, "must be of the form name=value,name=value"),
    ];

    private IEnumerable<string> Exporter(string signal)
    {
        var prefix = signal.Length == 0 ? "OTEL_EXPORTER_OTLP_" : $"OTEL_EXPORTER_OTLP_{signal}_";
        return
        [
            Unless($"{prefix}ENDPOINT", IsEndpoint, "must be an http or https URL such as http://localhost:4317"),
            OneOf($"{prefix}PROTOCOL", "grpc", "http/protobuf"),
            OneOf($"{prefix}COMPRESSION", "none", "gzip"),
            Unless($"{prefix}TIMEOUT", IsPositive, "must be a whole number of milliseconds, at least 1"),
            Unless($"{prefix}HEADERS", IsList, "must be of the form name=value,name=value"),
        ];
    }

    private string OneOf(string name, params string[] allowed) => Unless(name, allowed.Contains, $"must be one of: {string.Join(", ", allowed)}");

    // Empty when there is nothing to say.
    private string Unless(string name, Func<string, bool> isGood, string rule) =>
        configuration.Text(name) is { } value && !isGood(value) ? $"{name} {rule}." : "";

    private static bool IsEndpoint(string value) =>
        Uri.TryCreate(value, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.Host.Length > 0;

    private static bool IsPositive(string value) => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0;

    private static bool IsRatio(string value) =>
        double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number is >= 0 and <= 1;

    private static bool IsList(string value) =>
        value.Split(',').All(pair => pair.IndexOf('=', StringComparison.Ordinal) > 0);
}
