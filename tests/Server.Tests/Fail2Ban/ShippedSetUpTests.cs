using System.Text.RegularExpressions;
using Oig.Server.Tests.Hosting;

namespace Oig.Server.Tests.Fail2Ban;

/// <summary>Unit, jails, rotation and README are about one log, and a real fail2ban bans with them.</summary>
public sealed partial class ShippedSetUpTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("oig-test-");
    private readonly HttpClient _http = new();

    private static string PathInUnit => Of("../systemd/oig-orleans.service", UnitPath());

    public void Dispose()
    {
        _http.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public void All_files_name_the_path_that_the_unit_writes()
    {
        Assert.Equal(PathInUnit, Of("jail.d/oig-mcp.conf", JailPath()));
        Assert.Equal(PathInUnit, Of("jail.d/oig-mcp-docker.conf", JailPath()));
        Assert.Contains($"\n{PathInUnit} {{", Text("logrotate.d/oig-mcp"), StringComparison.Ordinal);
        Assert.Contains(PathInUnit, Text("README.md"), StringComparison.Ordinal);
        Assert.Equal($"/var/log/{Of("../systemd/oig-orleans.service", LogsFolder())}", Path.GetDirectoryName(PathInUnit));
    }

    [Fact]
    public void The_jail_of_the_host_bans_the_ports_of_a_reverse_proxy_too()
    {
        var ports = Of("jail.d/oig-mcp.conf", JailPorts()).Split(',', StringSplitOptions.TrimEntries);
        Assert.Equal(["8000", "http", "https"], ports);
    }

    [Fail2BanFact]
    public async Task A_real_fail2ban_with_the_shipped_jail_bans_who_comes_through_a_proxy_also_after_a_rotation()
    {
        // The same tree, under a folder of the test's own.
        string Moved(string text) => text.Replace("/var/log", $"{_folder.FullName}/var/log", StringComparison.Ordinal);
        await using var server = await OigServer.StartAsync(["--Oig:Access:TrustedProxies=127.0.0.1", $"--FAIL2BAN_LOG_PATH={Moved(PathInUnit)}"]);
        await Eventually.HoldsAsync(() => File.Exists(Moved(PathInUnit)));
        using var fail2Ban = new Fail2BanServer(Moved(Text("jail.d/oig-mcp.conf")));
        await Eventually.HoldsAsync(() => fail2Ban.Journal.Contains("Jail 'oig-mcp' started", StringComparison.Ordinal), () => fail2Ban.Journal);

        await GuessAsync(server, "203.0.113.9");
        await Eventually.HoldsAsync(() => fail2Ban.Banned.Contains("203.0.113.9"), () => fail2Ban.Journal);
        File.Move(Moved(PathInUnit), Moved(PathInUnit) + ".1");
        await GuessAsync(server, "203.0.113.10");
        await Eventually.HoldsAsync(() => fail2Ban.Banned.Contains("203.0.113.10"), () => fail2Ban.Journal);
        Assert.Equal(["203.0.113.9", "203.0.113.10"], fail2Ban.Banned);
    }

    private async Task GuessAsync(OigServer server, string from)
    {
        for (var i = 0; i < 5; i++) await _http.TryAsync(server.Mcp, "stranger@example.com", "wrong", from);
    }

    private static string Text(string file) => File.ReadAllText(Fail2BanTool.Shipped(file));

    private static string Of(string file, Regex line) => line.Match(Text(file)).Groups[1].Value.Trim();

    [GeneratedRegex("^Environment=FAIL2BAN_LOG_PATH=(.+)$", RegexOptions.Multiline)]
    private static partial Regex UnitPath();

    [GeneratedRegex("^LogsDirectory=(.+)$", RegexOptions.Multiline)]
    private static partial Regex LogsFolder();

    [GeneratedRegex(@"^logpath\s*=\s*(.+)$", RegexOptions.Multiline)]
    private static partial Regex JailPath();

    [GeneratedRegex(@"^port\s*=\s*(.+)$", RegexOptions.Multiline)]
    private static partial Regex JailPorts();
}
