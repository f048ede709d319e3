using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Oig.Attack.Servers;

/// <summary>Takes telemetry over OTLP and HTTP, and looks in the metrics for names that begin with <see cref="Mark"/>.</summary>
internal sealed class MetricReceiver : IAsyncDisposable
{
    /// <summary>What the attacker's names begin with; four digits follow.</summary>
    public const string Mark = "hostile-";

    private const int Digits = 4;

    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, bool> _names = [];
    private int _exports;

    private MetricReceiver(WebApplication app) => _app = app;

    public string Url => _app.Urls.First();

    /// <summary>Exports of metrics so far.</summary>
    public int Exports => _exports;

    /// <summary>Different names of the attacker that have come as labels.</summary>
    public int Names => _names.Count;

    /// <summary>Bytes of the largest export.</summary>
    public long Largest { get; private set; }

    public static async Task<MetricReceiver> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Listen(IPAddress.Loopback, 0);
        });
        var receiver = new MetricReceiver(builder.Build());
        receiver._app.Run(receiver.TakeAsync);
        await receiver._app.StartAsync();
        return receiver;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        if (context.Request.Path.Value?.EndsWith("/metrics", StringComparison.Ordinal) is not true) return;
        Look(body.GetBuffer().AsSpan(0, (int)body.Length));
        Largest = Math.Max(Largest, body.Length);
        Interlocked.Increment(ref _exports);
    }

    private void Look(ReadOnlySpan<byte> export)
    {
        var mark = Encoding.ASCII.GetBytes(Mark);
        for (var at = export.IndexOf(mark); at >= 0; at = export.IndexOf(mark))
        {
            export = export[(at + mark.Length)..];
            _names[Encoding.Latin1.GetString(export[..Math.Min(Digits, export.Length)])] = true;
        }
    }
}
