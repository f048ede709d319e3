using Microsoft.AspNetCore.Builder;
using ModelContextProtocol.Client;
using Oig.Silo;
using Oig.Simulator;

namespace Oig.Server.Tests.Hosting;

/// <summary>The whole server in this process, on ports of its own, before a simulated portal of its own.</summary>
internal sealed class OigServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly AllowedEveryone _allowed;

    private OigServer(WebApplication app, PortalSimulator portal, AllowedEveryone allowed) => (_app, Portal, _allowed) = (app, portal, allowed);

    public PortalSimulator Portal { get; }

    public IServiceProvider Services => _app.Services;

    /// <summary>The log that fail2ban would read.</summary>
    public string Fail2BanLog => _allowed.Fail2BanLog;

    public Uri Url => new(_app.Urls.First());

    public Uri Mcp => new(Url, "/mcp");

    /// <summary>Starts it; settings are command-line arguments such as <c>--Oig:Session:IdleTimeout=00:10:00</c>.</summary>
    public static async Task<OigServer> StartAsync(string[]? settings = null, Action<WebApplicationBuilder>? adjust = null, PortalSimulator? portal = null,
        IEnumerable<string>? allow = null)
    {
        portal ??= await PortalSimulator.StartAsync();
        var allowed = new AllowedEveryone(allow ?? []);
        var app = await SiloApp.BuildAsync(
            ["--urls=http://127.0.0.1:0", "--Oig:DataPath=:memory:", $"--Oig:Portal:BaseUrl={portal.BaseUrl}", $"--Oig:Access:WhitelistPath={allowed.Path}",
             $"--Oig:Cluster:SiloPort={FreePorts.Next()}", $"--Oig:Cluster:GatewayPort={FreePorts.Next()}", "--Logging:LogLevel:Default=None",
             $"--FAIL2BAN_LOG_PATH={allowed.Fail2BanLog}", "--Oig:RateLimit:RequestsPerSecond=1000000", "--Oig:RateLimit:Burst=1000000",
             "--Oig:RateLimit:RefusalsPerMinute=1000000", .. settings ?? []],
            adjust);
        await app.StartAsync();
        return new(app, portal, allowed);
    }

    /// <summary>An MCP client with credentials in the predecessor's headers.</summary>
    public Task<McpClient> ConnectAsync(string email = AccountBook.OneBoxEmail, string password = AccountBook.TestPassword, bool actions = false) =>
        ConnectAsync(new Dictionary<string, string>
        {
            ["X-OIG-Email"] = email,
            ["X-OIG-Password"] = password,
            ["X-OIG-Readonly-Access"] = actions ? "false" : "true",
        });

    /// <summary>An MCP client with these headers.</summary>
    public Task<McpClient> ConnectAsync(IDictionary<string, string> headers) =>
        McpClient.CreateAsync(new HttpClientTransport(new() { Endpoint = Mcp, AdditionalHeaders = headers, TransportMode = HttpTransportMode.StreamableHttp }));

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        await Portal.DisposeAsync();
        _allowed.Dispose();
    }
}
