using System.Diagnostics;
using System.Text.Json;
using Oig.Simulator;

namespace Oig.Pages.Tests;

/// <summary>The MCP Inspector as a process, on ports and with a folder of its own.</summary>
public sealed class Inspector : IAsyncLifetime
{
    private readonly string _token = Guid.NewGuid().ToString("N");
    private readonly string _folder = Directory.CreateTempSubdirectory("oig-inspector").FullName;
    private readonly int _port = FreePorts.Next();
    private readonly int _sandboxPort = FreePorts.Next();
    private Process? _process;

    /// <summary>Where its views live, apart from its own pages.</summary>
    public Uri Sandbox => new($"http://127.0.0.1:{_sandboxPort}/");

    private Uri Url => new($"http://127.0.0.1:{_port}/");

    private string Catalog => Path.Combine(_folder, "servers.json");

    public Task InitializeAsync()
    {
        if (new NodeFactAttribute().Skip is not null) return Task.CompletedTask;
        _process = Process.Start(new ProcessStartInfo(
            HostFiles.Node, [HostFiles.Module("@modelcontextprotocol/inspector/clients/launcher/build/index.js"), "--web", "--catalog", Catalog])
        {
            WorkingDirectory = _folder,
            Environment =
            {
                ["HOME"] = _folder,
                ["HOST"] = "127.0.0.1",
                ["CLIENT_PORT"] = $"{_port}",
                ["MCP_SANDBOX_PORT"] = $"{_sandboxPort}",
                ["MCP_AUTO_OPEN_ENABLED"] = "false",
                ["MCP_INSPECTOR_API_TOKEN"] = _token,
                ["MCP_INSPECTOR_SECRET_STORE"] = "memory",
                ["MCP_STORAGE_DIR"] = _folder,
            },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        });
        return StartedAsync(_process!);
    }

    public async Task DisposeAsync()
    {
        if (_process is { HasExited: false }) _process.Kill(entireProcessTree: true);
        if (_process is not null) await _process.WaitForExitAsync();
        _process?.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>The address that connects to a server as the owner of one box, and opens the view of a tool.</summary>
    public async Task<Uri> AddressAsync(Uri mcp, string tool, object arguments, string era)
    {
        // The link names no credentials; the Inspector keeps those of the server of this name.
        var server = new Dictionary<string, object> { ["type"] = "streamable-http", ["url"] = mcp, ["headers"] = Picture.Owner(AccountBook.OneBoxEmail), ["protocolEra"] = era };
        await File.WriteAllTextAsync(Catalog, JsonSerializer.Serialize(new { mcpServers = new Dictionary<string, object> { ["deep-link"] = server } }));
        var given = Convert.ToBase64String(JsonSerializer.SerializeToUtf8Bytes(arguments)).TrimEnd('=').Replace('+', '-').Replace('/', '_');
        return new(Url, $"?serverUrl={Uri.EscapeDataString(mcp.ToString())}&transport=http&autoConnect={_token}&openApp={tool}&appArgs={given}&autoOpen={_token}");
    }

    private async Task StartedAsync(Process process)
    {
        using var http = new HttpClient();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        while (true)
        {
            try
            {
                (await http.GetAsync(Url, patience.Token)).Dispose();
                return;
            }
            catch (HttpRequestException) when (!process.HasExited)
            {
                await Task.Delay(100, patience.Token);
            }
            catch (HttpRequestException)
            {
                throw new InvalidOperationException($"The Inspector ended: {await errors}");
            }
        }
    }
}
