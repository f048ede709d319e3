using System.Diagnostics;
using Oig.Cluster.Tests.Processes;
using Oig.Simulator;

namespace Oig.Cluster.Tests.Home;

/// <summary>The data folder is a small file system of its own, which is full, or read-only.</summary>
public sealed class FullDiskTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("oig-disk-");
    private PortalSimulator _portal = null!;

    private string Data => Path.Combine(_home.FullName, "data");

    public async Task InitializeAsync()
    {
        _portal = await PortalSimulator.StartAsync(new() { LoadAccounts = 3 });
        Directory.CreateDirectory(Data);
        await File.WriteAllLinesAsync(Path.Combine(_home.FullName, "whitelist.txt"), [Clients.ClientCrowd.Email(1), Clients.ClientCrowd.Email(2)]);
    }

    public async Task DisposeAsync()
    {
        await _portal.DisposeAsync();
        _home.Delete(recursive: true);
    }

    [MountFact]
    public async Task A_disk_that_fills_up_degrades_the_server_until_there_is_room_again()
    {
        await using var node = await StartAsync("size=256k");
        Assert.Contains("\"status\":\"success\"", await node.ReadAsync(account: 1));
        // The folder as the process sees it.
        var filler = $"/proc/{node.Process.Id}/root{Data}/filler";
        Fill(filler);
        Assert.Contains("\"status\":\"success\"", await node.ReadAsync(account: 2));
        await Eventually.IsTrueAsync(async () => (await node.HealthAsync()).StartsWith("Degraded", StringComparison.Ordinal), Patience, "It is not degraded.");
        Assert.Contains("State can no longer be written", node.Process.Output);

        File.Delete(filler);
        await Eventually.IsTrueAsync(async () => await node.HealthAsync() == "Healthy", Patience, "It is still degraded.");
        Assert.Contains("State is written again", node.Process.Output);
    }

    [MountFact]
    public async Task A_folder_that_is_read_only_means_memory_one_line_and_a_server_that_serves()
    {
        await using var node = await StartAsync("ro");
        Assert.Contains("\"status\":\"success\"", await node.ReadAsync(account: 1));
        Assert.StartsWith("Degraded", await node.HealthAsync());
        Assert.Single(node.Process.Output.Split('\n'), line => line.Contains("State cannot be kept in", StringComparison.Ordinal) && line.Contains("Oig:DataPath", StringComparison.Ordinal));
        Assert.DoesNotContain("The store behind the cluster", node.Process.Output);
    }

    private async Task<Node> StartAsync(string options)
    {
        var node = new Node("Oig.Silo.dll",
        [
            $"--Oig:Portal:BaseUrl={_portal.BaseUrl}", $"--Oig:Access:WhitelistPath={_home.FullName}/whitelist.txt", $"--Oig:DataPath={Data}",
            $"--FAIL2BAN_LOG_PATH={_home.FullName}/auth.log",
        ]);
        node.Start([.. MountFactAttribute.Unshare, "sh", "-c", $"mount -t tmpfs -o {options} tmpfs '{Data}' && exec \"$0\" \"$@\""]);
        await node.ReadyAsync();
        return node;
    }

    private static void Fill(string path)
    {
        using var file = File.Create(path, bufferSize: 1);
        try
        {
            while (true) file.Write(new byte[1024]);
        }
        catch (IOException)
        {
            // Full.
        }
    }
}

/// <summary>A test that mounts a file system for one process; passed over where that is not allowed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class MountFactAttribute : FactAttribute
{
    private static readonly Lazy<bool> IsPossible = new(Try);

    public MountFactAttribute() => Skip = Needs.Time
        ?? (IsPossible.Value ? null : "Mounting a tmpfs in a namespace of its own is not allowed here: needs Linux and root, or user namespaces (sysctl kernel.unprivileged_userns_clone=1).");

    public static string[] Unshare => Environment.IsPrivilegedProcess ? ["unshare", "--mount"] : ["unshare", "--mount", "--user", "--map-root-user"];

    private static bool Try()
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(Unshare[0], [.. Unshare[1..], "mount", "-t", "tmpfs", "tmpfs", "/mnt"]) { RedirectStandardError = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (Exception exception) when (exception is System.ComponentModel.Win32Exception or PlatformNotSupportedException)
        {
            return false;
        }
    }
}
