using System.Net;
using System.Net.Sockets;
using Oig.Cluster.Tests.Processes;
using Oig.Silo;
using Oig.Simulator;

namespace Oig.Cluster.Tests;

/// <summary><c>--check</c>: what would go wrong, told without starting.</summary>
[Collection(OwnConsole.Name)]
public sealed class CheckTests : IAsyncLifetime
{
    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("oig-check-");
    private PortalSimulator _portal = null!;

    public async Task InitializeAsync()
    {
        _portal = await PortalSimulator.StartAsync();
        await File.WriteAllTextAsync(Path.Combine(_home.FullName, "whitelist.txt"), "you@example.com\n");
    }

    public async Task DisposeAsync()
    {
        await _portal.DisposeAsync();
        _home.Delete(recursive: true);
    }

    [Fact]
    public async Task A_machine_on_which_everything_is_there_gets_a_good_line_for_each_part()
    {
        await using var check = OwnProcess.Start("dotnet", [Path.Combine(AppContext.BaseDirectory, "Oig.Silo.dll"), Check.Argument, .. Arguments()]);
        var code = await check.ExitCodeAsync(TimeSpan.FromMinutes(1));
        var lines = LinesOf(check.Output);
        Assert.True(code == 0, check.Output);
        string[] parts = ["settings", "time zone", "allow-list", "fail2ban log", "address", "cluster port", "cluster port", "state", "portal"];
        Assert.Equal(parts, lines.Select(line => line[7..].Split("  ")[0].Trim()));
        Assert.All(lines, line => Assert.StartsWith("ok ", line));
        Assert.Empty(_portal.Requests.Logins);
    }

    [Fact]
    public async Task Each_part_that_is_wrong_is_named_and_the_exit_code_is_1()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var (code, lines) = await RunAsync(
            $"--urls=http://{taken.LocalEndpoint}", "--FAIL2BAN_LOG_PATH=/proc/nowhere/auth.log", "--Oig:Access:WhitelistPath=/nowhere/whitelist.txt",
            "--Oig:Portal:BaseUrl=http://127.0.0.1:1/", "--Oig:DataPath=/proc/nowhere");
        Assert.Equal(1, code);
        string[] wrong = ["allow-list", "fail2ban log", "address", "state", "portal"];
        Assert.Equal(wrong, lines.Where(line => line.StartsWith("WRONG ", StringComparison.Ordinal)).Select(line => line[7..].Split("  ")[0].Trim()));
    }

    [Fact]
    public async Task A_damaged_file_is_named_and_stays_where_it_is()
    {
        var data = Directory.CreateDirectory(Path.Combine(_home.FullName, "data"));
        var file = Path.Combine(data.FullName, "oig.db");
        await File.WriteAllTextAsync(file, new string('x', 4_000));
        var (code, lines) = await RunAsync();
        Assert.Equal(1, code);
        var wrong = Assert.Single(lines, line => line.StartsWith("WRONG ", StringComparison.Ordinal));
        Assert.Contains($"{file} is damaged", wrong);
        Assert.Equal(new string('x', 4_000), await File.ReadAllTextAsync(file));
        Assert.Equal(["oig.db", "session-secret"], Directory.GetFiles(data.FullName).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task A_wrong_setting_is_named()
    {
        var (code, lines) = await RunAsync("--Oig:Session:Secret=hunter2");
        Assert.Equal(1, code);
        Assert.Contains("Oig:Session:Secret must have at least 32 characters", lines[0]);
        Assert.DoesNotContain("hunter2", string.Join('\n', lines));
    }

    [Fact]
    public async Task Wrong_settings_are_named_all_at_once()
    {
        var (code, lines) = await RunAsync("--Oig:Portal:Timeout=00:02:00", "--Oig:RateLimit:Burst=-1", "--Oig:Lockout:FreeRefusals=-1");
        Assert.Equal(1, code);
        string[] wrong = ["Oig:Portal:Timeout", "Oig:RateLimit:Burst", "Oig:Lockout:FreeRefusals"];
        Assert.All(wrong, key => Assert.Single(lines, line => line.StartsWith("WRONG  settings ", StringComparison.Ordinal) && line.Contains($" {key} must be", StringComparison.Ordinal)));
        Assert.Equal(wrong.Length, lines.Count(line => line.StartsWith("WRONG ", StringComparison.Ordinal)));
    }

    private async Task<(int Code, string[] Lines)> RunAsync(params string[] settings)
    {
        var (code, output) = await OwnConsole.RunAsync(() => Check.RunAsync(Arguments(settings)));
        return (code, LinesOf(output));
    }

    // Of an argument that is given twice the last one counts.
    private string[] Arguments(params string[] settings) =>
    [
        $"--urls=http://127.0.0.1:{FreePorts.Next()}", $"--FAIL2BAN_LOG_PATH={_home.FullName}/auth.log",
        $"--Oig:Access:WhitelistPath={_home.FullName}/whitelist.txt", $"--Oig:Portal:BaseUrl={_portal.BaseUrl}",
        $"--Oig:Cluster:SiloPort={FreePorts.Next()}", $"--Oig:Cluster:GatewayPort={FreePorts.Next()}", .. settings,
    ];

    private static string[] LinesOf(string output) => output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
