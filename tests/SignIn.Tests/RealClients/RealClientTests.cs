using System.Diagnostics;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using ModelContextProtocol.Client;
using Oig.Grains.Tests.Control.Cluster;
using Oig.Server.Tests.Hosting;
using Oig.SignIn.Tests.Support;
using Oig.SignIn.Tests.Tool;
using Oig.Simulator;

namespace Oig.SignIn.Tests.RealClients;

/// <summary>Clients that people use, as they come from npm: from the bare address to a reading, and to a change that the box confirmed.</summary>
[Collection(OneBrowser.Name)]
public sealed class RealClientTests(ServerWithTime shared, SharedChromium browser) : IClassFixture<ServerWithTime>, IDisposable
{
    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("oig-clients-");
    private readonly SignInServer _server = shared.Server;

    public void Dispose() => _home.Delete(recursive: true);

    [RealClientFact("mcp-remote")]
    public async Task Mcp_remote_signs_its_owner_in_reads_and_changes_the_box_which_confirms_it()
    {
        using var owner = new OwnerWithBrowser(browser.Browser, _server.Url, control: true);
        await using var client = await McpClient.CreateAsync(new StdioClientTransport(new()
        {
            Command = NodePrograms.Node,
            Arguments = [NodePrograms.Script("mcp-remote", "mcp-remote"), _server.Mcp.AbsoluteUri, "--auth-timeout", "120"],
            EnvironmentVariables = Surroundings().ToDictionary(),
            StandardErrorLines = owner.Read,
        }), new() { InitializationTimeout = TimeSpan.FromMinutes(2) });
        Assert.Equal("success", (await client.CallAsync("get_basic_data")).Status());
        Assert.Equal("pending", (await client.CallAsync("set_grid_delivery", ("mode", "off"))).GetProperty("data").GetProperty("state").GetString());
        shared.Time.MoveAhead(TimeSpan.FromMinutes(2));
        await Eventually.HoldsAsync(
            async () => (await client.CallAsync("get_control_status")).GetProperty("data").GetProperty("changes")[0].GetProperty("state").GetString() == "confirmed");
        await owner.SignedIn.WaitAsync(TimeSpan.FromSeconds(60));
    }

    [RealClientFact("@modelcontextprotocol/inspector")]
    public async Task The_Inspector_signs_its_owner_in_and_calls_a_tool()
    {
        using var owner = new OwnerWithBrowser(browser.Browser, _server.Url, control: false);
        var callback = $"http://127.0.0.1:{FreePorts.Next()}/oauth/callback";
        var (exitCode, output) = await RunAsync(owner, "@modelcontextprotocol/inspector", "mcp-inspector",
            "--cli", _server.Mcp.AbsoluteUri, "--transport", "http", "--callback-url", callback, "--method", "tools/call", "--tool-name", "get_basic_data", "--format", "json");
        Assert.True(exitCode == 0, $"{output}\n{owner.Printed}");
        var result = JsonElement.Parse(output);
        Assert.Contains("\"status\":\"success\"", JsonSerializer.Serialize(result), StringComparison.Ordinal);
        await owner.SignedIn.WaitAsync(TimeSpan.FromSeconds(60));
    }

    [RealClientFact("@modelcontextprotocol/sdk")]
    public async Task The_TypeScript_SDK_reaches_the_server_through_the_bridge()
    {
        using var owner = new OwnerWithBrowser(browser.Browser, _server.Url, control: false);
        var (exitCode, output) = await RunAsync(owner, [Path.Combine(NodePrograms.Folder, "stdio-client.mjs"), "dotnet", OigProgram.Assembly, "bridge", "--url", _server.Mcp.AbsoluteUri],
            ("OIG_EMAIL", AccountBook.OneBoxEmail), ("OIG_PASSWORD", AccountBook.TestPassword));
        Assert.True(exitCode == 0, $"{output}\n{owner.Printed}");
        var seen = JsonElement.Parse(output);
        Assert.Contains("get_energy_history", seen.GetProperty("tools").EnumerateArray().Select(tool => tool.GetString()));
        Assert.Equal("success", seen.GetProperty("answer").GetProperty("status").GetString());
    }

    [RealClientFact("@modelcontextprotocol/conformance")]
    public async Task The_official_checks_of_an_authorization_server_pass()
    {
        using var owner = new OwnerWithBrowser(browser.Browser, _server.Url, control: false);
        var port = FreePorts.Next();
        using var client = await OAuthClient.RegisterAsync(_server.Url, "Conformance", $"http://127.0.0.1:{port}/callback");
        var (exitCode, output) = await RunAsync(owner, "@modelcontextprotocol/conformance", "conformance",
            "authorization", "--url", _server.Url.AbsoluteUri, "--client-id", client.ClientId, "--resource", _server.Mcp.AbsoluteUri, "--port", $"{port}");
        Assert.True(exitCode == 0, $"{output}\n{owner.Printed}");
    }

    private Task<(int ExitCode, string Output)> RunAsync(OwnerWithBrowser owner, string package, string command, params string[] arguments) =>
        RunAsync(owner, [NodePrograms.Script(package, command), .. arguments]);

    private async Task<(int ExitCode, string Output)> RunAsync(OwnerWithBrowser owner, string[] arguments, params (string Name, string? Value)[] more)
    {
        var start = new ProcessStartInfo(NodePrograms.Node, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        foreach (var (name, value) in Surroundings()) start.Environment[name] = value;
        foreach (var (name, value) in more) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        try
        {
            var output = new List<string>();
            process.OutputDataReceived += (_, line) => Take(owner, output, line.Data);
            process.ErrorDataReceived += (_, line) => owner.Read(line.Data);
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
            process.StandardInput.Close();
            await process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(3));
            return (process.ExitCode, string.Join('\n', output));
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }
    }

    private static void Take(OwnerWithBrowser owner, List<string> output, string? line)
    {
        if (line is null) return;
        output.Add(line);
        owner.Read(line);
    }

    // A home of its own; and no browser but the test's, whatever the client tries to start.
    private IEnumerable<KeyValuePair<string, string?>> Surroundings() =>
    [
        new("HOME", _home.FullName), new("MCP_REMOTE_CONFIG_DIR", Path.Combine(_home.FullName, "mcp-remote")), new("BROWSER", "true"),
        new("DISPLAY", null), new("WAYLAND_DISPLAY", null), new("NO_PROXY", "127.0.0.1,localhost"), new("MCP_AUTO_OPEN_ENABLED", "true"),
    ];
}

/// <summary>One server for the tests of the class, with a clock that can be put forward.</summary>
public sealed class ServerWithTime : IAsyncLifetime
{
    internal ShiftedTime Time { get; } = new();

    internal SignInServer Server { get; private set; } = null!;

    public async Task InitializeAsync() => Server = await SignInServer.StartAsync(
        adjust: builder => builder.Services.AddSingleton<TimeProvider>(Time), portal: await PortalSimulator.StartAsync(time: Time));

    public async Task DisposeAsync() => await Server.DisposeAsync();
}
