using System.Net;
using Google.Protobuf;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Oig.Telemetry.Tests.Otlp;

namespace Oig.Telemetry.Tests.Receiver;

/// <summary>A receiver of the OpenTelemetry protocol: gRPC on one loopback port, HTTP/protobuf on another.</summary>
internal sealed class OtlpReceiver : IAsyncDisposable
{
    private readonly WebApplication _app;

    private OtlpReceiver(WebApplication app) => _app = app;

    public Received Received => _app.Services.GetRequiredService<Received>();

    /// <summary>Paths and header <c>x-test</c> of the HTTP and gRPC requests.</summary>
    public List<(string Path, string Header)> Requests { get; } = [];

    public string GrpcUrl => _app.Urls.First();

    public string HttpUrl => _app.Urls.Last();

    public static async Task<OtlpReceiver> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2);
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http1);
        });
        builder.Services.AddSingleton<Received>().AddRoutingCore().AddGrpc();
        var receiver = new OtlpReceiver(builder.Build());
        receiver.Map();
        await receiver._app.StartAsync();
        return receiver;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private void Map()
    {
        _app.Use((context, next) =>
        {
            lock (Requests) Requests.Add((context.Request.Path, context.Request.Headers["x-test"].ToString()));
            return next(context);
        });
        _app.MapGrpcService<Traces>();
        _app.MapGrpcService<Logs>();
        _app.MapGrpcService<Metrics>();
        _app.MapPost("/v1/traces", context => AnswerAsync(context, body => Received.Add(TraceRequest.Parser.ParseFrom(body))));
        _app.MapPost("/v1/logs", context => AnswerAsync(context, body => Received.Add(LogsRequest.Parser.ParseFrom(body))));
        _app.MapPost("/v1/metrics", context => AnswerAsync(context, body => Received.Add(MetricsRequest.Parser.ParseFrom(body))));
    }

    private static async Task AnswerAsync(HttpContext context, Action<byte[]> keep)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        keep(body.ToArray());
        context.Response.ContentType = "application/x-protobuf";
        await context.Response.Body.WriteAsync(new Response().ToByteArray());
    }

    private sealed class Traces(Received received) : TraceService.TraceServiceBase
    {
        public override Task<Response> Export(TraceRequest request, ServerCallContext context)
        {
            received.Add(request);
            return Task.FromResult(new Response());
        }
    }

    private sealed class Logs(Received received) : LogsService.LogsServiceBase
    {
        public override Task<Response> Export(LogsRequest request, ServerCallContext context)
        {
            received.Add(request);
            return Task.FromResult(new Response());
        }
    }

    private sealed class Metrics(Received received) : MetricsService.MetricsServiceBase
    {
        public override Task<Response> Export(MetricsRequest request, ServerCallContext context)
        {
            received.Add(request);
            return Task.FromResult(new Response());
        }
    }
}
