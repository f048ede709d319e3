using System.Text.Json;
using System.Text.Json.Nodes;
using Oig.Cluster.Tests.Clients;
using Oig.Cluster.Tests.Processes;
using Oig.Grains.Tests.Control.Cluster;
using Oig.Simulator;

namespace Oig.Cluster.Tests.Home;

/// <summary>
/// The server of a home as its own process, with a folder that outlives it, before a simulated portal; shared by tests that end it, each with an account
/// of its own. Whoever changed something waits an hour before the next change.
/// </summary>
public sealed class HomeServer : IAsyncLifetime
{
    private const int Accounts = 10;

    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("oig-home-");
    private int _accounts;

    internal PortalSimulator Portal { get; private set; } = null!;

    /// <summary>The clock of portal and box.</summary>
    internal ShiftedTime PortalTime { get; } = new();

    /// <summary>The data folder.</summary>
    internal string Data => Path.Combine(_home.FullName, "data");

    internal Node Node { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Portal = await PortalSimulator.StartAsync(new() { LoadAccounts = Accounts }, PortalTime);
        await File.WriteAllLinesAsync(Path.Combine(_home.FullName, "whitelist.txt"), Enumerable.Range(1, Accounts).Select(ClientCrowd.Email));
        Node = new("Oig.Silo.dll",
        [
            $"--Oig:Portal:BaseUrl={Portal.BaseUrl}", $"--Oig:Access:WhitelistPath={_home.FullName}/whitelist.txt", $"--Oig:DataPath={Data}",
            $"--FAIL2BAN_LOG_PATH={_home.FullName}/auth.log", "--Oig:Control:Enabled=true",
            "--Oig:Control:Pause=01:00:00", "--Oig:Control:ModePause=01:00:00", "--Oig:Control:LongestWait=02:00:00",
        ]);
        Node.Start();
        await Node.ReadyAsync();
    }

    /// <summary>An account that no other test uses.</summary>
    internal int NewAccount() => Interlocked.Increment(ref _accounts);

    /// <summary>What was written to the portal for the account.</summary>
    internal IReadOnlyList<RecordedRequest> WritesOf(int account) => [.. Portal.Requests.Writes.Where(write => write.Account == ClientCrowd.Email(account))];

    /// <summary>Ends it and starts it again with the same folder.</summary>
    internal async Task RestartAsync(bool killed)
    {
        if (killed) await Node.Process.KillAsync();
        else Assert.Equal(0, await Node.Process.StopAsync(TimeSpan.FromMinutes(1)));
        Node.Start();
        await Node.ReadyAsync();
    }

    internal Task<JsonElement> SetModeAsync(int account, string mode) => Node.CallAsync("set_box_mode", account, new JsonObject { ["mode"] = mode });

    internal Task<JsonElement> LimitExportAsync(int account, int watts) =>
        Node.CallAsync("set_grid_delivery", account, new JsonObject { ["mode"] = "limited", ["limit_watts"] = watts, ["acknowledge"] = true });

    /// <summary>What <c>get_control_status</c> lists, oldest first: state and id of each change.</summary>
    internal async Task<(string State, string Id)[]> ChangesAsync(int account) =>
    [
        .. (await Node.CallAsync("get_control_status", account)).GetProperty("data").GetProperty("changes").EnumerateArray()
            .Select(change => (change.GetProperty("state").GetString()!, change.GetProperty("change_id").GetString()!)).Reverse(),
    ];

    public async Task DisposeAsync()
    {
        await Node.DisposeAsync();
        await Portal.DisposeAsync();
        _home.Delete(recursive: true);
    }
}
