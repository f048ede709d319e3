using System.Text.Json;
using Oig.Server.Tests.Hosting;

namespace Oig.Server.Tests;

/// <summary>The README's first lines, with the built programs as processes.</summary>
public class OneCommandTests
{
    [Fact]
    public async Task One_command_serves_and_the_command_line_tester_prints_live_readings()
    {
        var port = FreePorts.Next();
        var home = Directory.CreateTempSubdirectory("oig-newcomer-");
        using var silo = Silo([$"--urls=http://127.0.0.1:{port}"], ("OIG_CLOUD_MOCK", "1"), ("HOME", home.FullName));
        await silo.PrintedAsync("Application started");

        using var cli = new ProgramProcess("Cli", ["get_basic_data", "--url", $"http://localhost:{port}/mcp"]);
        Assert.Equal(0, await cli.EndedAsync());
        var reply = JsonElement.Parse(cli.Output);
        Assert.Equal("success", reply.Status());
        Assert.InRange(reply.GetProperty("data").GetProperty("battery").GetProperty("state_of_charge").GetProperty("value").GetDouble(), 1, 100);
        // In a home without keys the framework would warn of making one, which nothing here uses.
        Assert.DoesNotContain("DataProtection", silo.Output, StringComparison.Ordinal);
        home.Delete(recursive: true);
    }

    [Fact]
    public async Task A_taken_port_is_told_in_one_line()
    {
        await using var server = await OigServer.StartAsync();
        using var silo = Silo([$"--urls={server.Url}"]);
        Assert.Equal(1, await silo.EndedAsync());
        Assert.Contains("address already in use", silo.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", silo.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_is_printed_without_starting_anything()
    {
        using var silo = Silo(["--help"]);
        Assert.Equal(0, await silo.EndedAsync());
        Assert.Contains("OIG_CLOUD_MOCK=1", silo.Output, StringComparison.Ordinal);
    }

    private static ProgramProcess Silo(string[] arguments, params (string, string)[] environment) =>
        new("Silo", [$"--Oig:Cluster:SiloPort={FreePorts.Next()}", $"--Oig:Cluster:GatewayPort={FreePorts.Next()}", .. arguments], environment);
}
