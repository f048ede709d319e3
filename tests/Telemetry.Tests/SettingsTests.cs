using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using Oig.Api.Telemetry;
using Oig.Telemetry.Tests.Processes;
using OpenTelemetry.Exporter;

namespace Oig.Telemetry.Tests;

public class SettingsTests
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    [Theory]
    [InlineData(Endpoint, "127.0.0.1:4317")]
    [InlineData(Endpoint, "ftp://localhost")]
    [InlineData("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "/v1/traces")]
    [InlineData("OTEL_EXPORTER_OTLP_PROTOCOL", "http/json")]
    [InlineData("OTEL_EXPORTER_OTLP_LOGS_PROTOCOL", "GRPC")]
    [InlineData("OTEL_EXPORTER_OTLP_HEADERS", "secret-without-a-name")]
    [InlineData("OTEL_EXPORTER_OTLP_TIMEOUT", "10s")]
    [InlineData("OTEL_EXPORTER_OTLP_METRICS_COMPRESSION", "lz4")]
    [InlineData("OTEL_TRACES_SAMPLER", "sometimes")]
    [InlineData("OTEL_TRACES_SAMPLER_ARG", "50%")]
    [InlineData("OTEL_TRACES_EXPORTER", "jaeger")]
    [InlineData("OTEL_METRIC_EXPORT_INTERVAL", "0")]
    [InlineData("OTEL_BSP_SCHEDULE_DELAY", "-1")]
    [InlineData("OTEL_BLRP_MAX_QUEUE_SIZE", "many")]
    [InlineData("OTEL_RESOURCE_ATTRIBUTES", "team")]
    public void A_bad_value_is_answered_with_the_name_of_its_variable_and_without_the_value(string name, string value)
    {
        var failure = Assert.Throws<OptionsValidationException>(() => Read((Endpoint, "http://localhost:4317"), (name, value)));
        var problem = Assert.Single(failure.Failures);
        Assert.StartsWith($"{name} must be ", problem);
        Assert.DoesNotContain(value, problem);
    }

    [Fact]
    public void All_bad_values_are_told_at_once() => Assert.Equal(2, Assert.Throws<OptionsValidationException>(() =>
        Read((Endpoint, "http://localhost:4317"), ("OTEL_TRACES_SAMPLER", "x"), ("OTEL_EXPORTER_OTLP_PROTOCOL", "y"))).Failures.Count());

    [Theory]
    [InlineData("OTEL_EXPORTER_OTLP_PROTOCOL", "http/json")]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "  ")]
    [InlineData("OTEL_SERVICE_NAME", "x")]
    public void Without_an_endpoint_telemetry_is_off_whatever_else_is_set(string name, string value) => Assert.False(Read((name, value)).IsOn);

    [Fact]
    public void Telemetry_can_be_disabled_as_a_whole() => Assert.False(Read((Endpoint, "http://localhost:4317"), ("OTEL_SDK_DISABLED", "TRUE")).IsOn);

    [Fact]
    public void A_signal_can_be_left_out()
    {
        var settings = Read((Endpoint, "http://localhost:4317"), ("OTEL_LOGS_EXPORTER", "none"));
        Assert.NotNull(settings.Traces);
        Assert.Null(settings.Logs);
    }

    [Fact]
    public void A_signal_with_an_endpoint_of_its_own_is_sent_alone_and_there()
    {
        var settings = Read(
            ("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "http://localhost:4318/my/traces"), ("OTEL_EXPORTER_OTLP_TRACES_PROTOCOL", "http/protobuf"),
            ("OTEL_EXPORTER_OTLP_TRACES_TIMEOUT", "500"), ("OTEL_EXPORTER_OTLP_TRACES_COMPRESSION", "gzip"), ("OTEL_EXPORTER_OTLP_TRACES_HEADERS", "a=b"));
        Assert.Null(settings.Metrics);
        var exporter = new OtlpExporterOptions();
        settings.Traces!.Configure(exporter);
        Assert.Equal(
            (new Uri("http://localhost:4318/my/traces"), OtlpExportProtocol.HttpProtobuf, 500, OtlpExportCompression.GZip, "a=b"),
            (exporter.Endpoint, exporter.Protocol, exporter.TimeoutMilliseconds, exporter.Compression, exporter.Headers));
        Assert.Equal("http://localhost:4318/my/traces", settings.Destination);
    }

    [Fact]
    public void The_console_does_not_show_a_password_in_the_endpoint() =>
        Assert.Equal("https://collector.example.com", Read((Endpoint, "https://me:pass@collector.example.com/?key=1")).Destination);

    [Theory]
    [InlineData("Silo")]
    [InlineData("Api")]
    public async Task A_bad_value_stops_the_start_with_one_line(string project)
    {
        await using var server = ServerProcess.Start(project, new()
        {
            [Endpoint] = "http://localhost:4317",
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "carrier-pigeon",
            ["OIG_CLOUD_MOCK"] = "1",
        });
        Assert.Equal(1, await server.EndedAsync());
        Assert.Equal("Cannot start: OTEL_EXPORTER_OTLP_PROTOCOL must be one of: grpc, http/protobuf.", server.Output);
    }

    private static TelemetrySettings Read(params (string Name, string Value)[] variables)
    {
        var values = new Dictionary<string, string?>();
        foreach (var (name, value) in variables) values[name] = value;
        return TelemetrySettings.Read(new ConfigurationBuilder().AddInMemoryCollection(values).Build());
    }
}
