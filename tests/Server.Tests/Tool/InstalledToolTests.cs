using System.Text.Json;
using System.Text.RegularExpressions;
using ModelContextProtocol.Client;
using Oig.Server.Tests.Hosting;
using Oig.Simulator;

namespace Oig.Server.Tests.Tool;

/// <summary>Each command of the installed program, against the real server.</summary>
public sealed partial class InstalledToolTests(InstalledTool oig) : IClassFixture<InstalledTool>
{
    [Fact]
    public async Task Every_command_works_against_the_server()
    {
        await using var server = await OigServer.StartAsync();
        var url = server.Mcp.ToString();

        var listed = await oig.RunAsync("list", "--url", url);
        Assert.Equal((0, ""), (listed.ExitCode, listed.Error));
        Assert.Contains("\nget_basic_data  ", listed.Output);

        var called = await oig.RunAsync("get_basic_data", "--url", url);
        Assert.Equal((0, ""), (called.ExitCode, called.Error));
        Assert.Equal("success", JsonElement.Parse(called.Output).GetProperty("status").GetString());

        var watched = await oig.RunAsync("watch", "--count", "1", "--url", url);
        Assert.Equal((0, ""), (watched.ExitCode, watched.Error));
        Assert.Matches(Watched(), watched.Output);

        var connected = await oig.RunAsync("connect", "cursor", "--write", "--url", url);
        Assert.Equal(0, connected.ExitCode);
        Assert.Contains(url, await File.ReadAllTextAsync(Path.Combine(oig.Home, ".cursor", "mcp.json")));
        Assert.DoesNotContain(AccountBook.TestPassword, connected.Output + connected.Error);

        var plan = Path.Combine(oig.Home, "plan.json");
        await File.WriteAllTextAsync(plan, "[]");
        var planned = await oig.RunAsync("plan", plan, "--url", url);
        Assert.Equal(2, planned.ExitCode);
        Assert.Contains("holds no JSON object", planned.Error);
    }

    [Fact]
    public async Task The_bridge_brings_the_server_to_clients_that_start_programs()
    {
        await using var server = await OigServer.StartAsync();
        await using var client = await McpClient.CreateAsync(new StdioClientTransport(new()
        {
            Command = oig.Program,
            Arguments = ["bridge", "--url", server.Mcp.ToString()],
            EnvironmentVariables = new Dictionary<string, string?>
            {
                ["HOME"] = oig.Home,
                ["OIG_EMAIL"] = AccountBook.OneBoxEmail,
                ["OIG_PASSWORD"] = AccountBook.TestPassword,
            },
        }), new() { InitializationTimeout = TimeSpan.FromMinutes(1) });
        Assert.Equal("oig-cloud-mcp", client.ServerInfo?.Name);
        var answer = await client.CallToolAsync("get_basic_data");
        Assert.Equal("success", answer.StructuredContent!.Value.GetProperty("status").GetString());
    }

    [GeneratedRegex(@"^Box 2206230001, Home 1, \d+ s old; Sun [\d.]+ kW; Battery [\d.]+ %, \w+ [\d.]+ kW; House [\d.]+ kW; Grid [\d.]+ kW.*; Today [\d.]+ kWh produced")]
    private static partial Regex Watched();
}
