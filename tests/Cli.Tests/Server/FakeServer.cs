using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Oig.Cli.Tests.Server;

/// <summary>A real MCP server on a free loopback port whose tools answer in every way there is, and beside it addresses that are no MCP server.</summary>
public sealed class FakeServer : IAsyncLifetime
{
    private readonly WebApplication _app;

    public FakeServer()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddSingleton(this);
        builder.Services.AddMcpServer().WithHttpTransport()
            .WithListToolsHandler((_, _) => ValueTask.FromResult(FakeTools.List()))
            .WithCallToolHandler(FakeTools.CallAsync);
        _app = builder.Build();
        _app.Use(RecordAsync);
        _app.MapMcp("/mcp");
        NotMcp.Map(_app);
    }

    /// <summary>The headers of every request so far.</summary>
    public ConcurrentQueue<Dictionary<string, string>> Requests { get; } = new();

    /// <summary>Released by the tool `slow` once it is running.</summary>
    public SemaphoreSlim SlowIsRunning { get; } = new(0);

    public int Port { get; private set; }

    public string Url => At("/mcp");

    public string At(string path) => $"http://127.0.0.1:{Port}{path}";

    public async Task InitializeAsync()
    {
        await _app.StartAsync();
        Port = new Uri(_app.Urls.Single()).Port;
    }

    public async Task DisposeAsync()
    {
        await _app.DisposeAsync();
        SlowIsRunning.Dispose();
    }

    private Task RecordAsync(HttpContext context, RequestDelegate next)
    {
        Requests.Enqueue(context.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase));
        return next(context);
    }
}
