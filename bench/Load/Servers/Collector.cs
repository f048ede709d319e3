using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Oig.Load.Servers;

/// <summary>Takes telemetry over gRPC, or over HTTP/1 to be looked at; throws it away and says thanks.</summary>
internal sealed class Collector : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Action<string, ReadOnlyMemory<byte>>? _look;
    private int _exports;

    private Collector(WebApplication app, Action<string, ReadOnlyMemory<byte>>? look) => (_app, _look) = (app, look);

    public string Url => _app.Urls.First();

    public int Exports => _exports;

    /// <summary>One for gRPC that looks at nothing.</summary>
    public static Task<Collector> StartAsync() => StartAsync(HttpProtocols.Http2, null);

    /// <summary>One for <c>http/protobuf</c>; <paramref name="look"/> gets the path and the bytes of each export.</summary>
    public static Task<Collector> StartAsync(Action<string, ReadOnlyMemory<byte>> look) => StartAsync(HttpProtocols.Http1, look);

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static async Task<Collector> StartAsync(HttpProtocols protocols, Action<string, ReadOnlyMemory<byte>>? look)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = protocols);
        });
        var collector = new Collector(builder.Build(), look);
        collector._app.Run(look is null ? collector.TakeAsync : collector.LookAsync);
        await collector._app.StartAsync();
        return collector;
    }

    private async Task TakeAsync(HttpContext context)
    {
        await context.Request.Body.CopyToAsync(Stream.Null);
        Interlocked.Increment(ref _exports);
        context.Response.ContentType = "application/grpc";
        // An empty message: not compressed, no bytes.
        await context.Response.Body.WriteAsync(new byte[5]);
        context.Response.AppendTrailer("grpc-status", "0");
    }

    private async Task LookAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        _look!(context.Request.Path.Value ?? "", body.GetBuffer().AsMemory(0, (int)body.Length));
        Interlocked.Increment(ref _exports);
    }
}
