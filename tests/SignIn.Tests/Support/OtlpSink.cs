using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace Oig.SignIn.Tests.Support;

/// <summary>A collector that keeps the bytes of whatever it is sent. Texts stand in them as they are: OTLP in protobuf, not compressed.</summary>
internal sealed class OtlpSink : IAsyncDisposable
{
    private readonly MemoryStream _received = new();
    private readonly WebApplication _app;
    private readonly string _url = $"http://127.0.0.1:{FreePorts.Next()}";

    private OtlpSink()
    {
        var builder = WebApplication.CreateSlimBuilder([$"--urls={_url}"]);
        builder.Logging.ClearProviders();
        _app = builder.Build();
        foreach (var signal in (string[])["traces", "metrics", "logs"]) _app.MapPost($"/v1/{signal}", TakeAsync);
    }

    /// <summary>What makes a server send here, often.</summary>
    public string[] Settings =>
    [
        $"--OTEL_EXPORTER_OTLP_ENDPOINT={_url}", "--OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf",
        "--OTEL_METRIC_EXPORT_INTERVAL=200", "--OTEL_BSP_SCHEDULE_DELAY=200", "--OTEL_BLRP_SCHEDULE_DELAY=200",
    ];

    public string Text
    {
        get
        {
            lock (_received) return Encoding.UTF8.GetString(_received.ToArray());
        }
    }

    public static async Task<OtlpSink> StartAsync()
    {
        var sink = new OtlpSink();
        await sink._app.StartAsync();
        return sink;
    }

    /// <summary>Makes a server export logs of every category at Trace, whatever its configuration says, and print none.</summary>
    public static void SendEverything(WebApplicationBuilder server)
    {
        foreach (var console in server.Services.Where(service => service.ImplementationType == typeof(ConsoleLoggerProvider)).ToArray()) server.Services.Remove(console);
        server.Services.PostConfigure<LoggerFilterOptions>(filter =>
        {
            filter.Rules.Clear();
            filter.MinLevel = LogLevel.Trace;
        });
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _received.DisposeAsync();
    }

    private async Task<IResult> TakeAsync(HttpRequest request)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body);
        lock (_received) body.WriteTo(_received);
        return Results.Bytes([], "application/x-protobuf");
    }
}
