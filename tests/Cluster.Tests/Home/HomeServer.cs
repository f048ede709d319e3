using System.Text.Json;
using System.Text.Json.Nodes;
using Oig.Cluster.Tests.Clients;
using Oig.Cluster.Tests.Processes;
using Oig.Grains.Tests.Control.Cluster;
using Oig.Simulator;

namespace Oig.Cluster.Tests.Home;

/// <summary>The server of one home as its own process, with a folder that outlives it, before a simulated portal.</summary>
internal sealed class HomeServer : IAsyncDisposable
{
    public const int Account = 1;

    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("oig-home-");
    private readonly Node _node;

    private HomeServer(PortalSimulator portal, ShiftedTime portalTime, string[] settings)
    {
        (Portal, PortalTime) = (portal, portalTime);
        File.WriteAllText(Path.Combine(_home.FullName, "whitelist.txt"), ClientCrowd.Email(Account));
        _node = new("Oig.Silo.dll",
        [
            $"--Oig:Portal:BaseUrl={portal.BaseUrl}", $"--Oig:Access:WhitelistPath={_home.FullName}/whitelist.txt", $"--Oig:DataPath={Data}",
            $"--FAIL2BAN_LOG_PATH={_home.FullName}/auth.log", "--Oig:Control:Enabled=true", .. settings,
        ]);
    }

    public PortalSimulator Portal { get; }

    /// <summary>The clock of portal and box.</summary>
    public ShiftedTime PortalTime { get; }

    /// <summary>The data folder.</summary>
    public string Data => Path.Combine(_home.FullName, "data");

    public Node Node => _node;

    public string Output => _node.Process.Output;

    public IReadOnlyList<RecordedRequest> Writes => Portal.Requests.Writes;

    public static async Task<HomeServer> StartAsync(params string[] settings)
    {
        var time = new ShiftedTime();
        var server = new HomeServer(await PortalSimulator.StartAsync(new() { LoadAccounts = 10 }, time), time, settings);
        server._node.Start();
        await server._node.ReadyAsync();
        return server;
    }

    /// <summary>Ends it and starts it again with the same folder.</summary>
    public async Task RestartAsync(bool killed)
    {
        if (killed) await _node.Process.KillAsync();
        else Assert.Equal(0, await _node.Process.StopAsync(TimeSpan.FromMinutes(1)));
        _node.Start();
        await _node.ReadyAsync();
    }

    public Task<JsonElement> SetModeAsync(string mode) => _node.CallAsync("set_box_mode", Account, new JsonObject { ["mode"] = mode });

    public Task<JsonElement> LimitExportAsync(int watts) =>
        _node.CallAsync("set_grid_delivery", Account, new JsonObject { ["mode"] = "limited", ["limit_watts"] = watts, ["acknowledge"] = true });

    /// <summary>What <c>get_control_status</c> lists, oldest first: state and id of each change.</summary>
    public async Task<(string State, string Id)[]> ChangesAsync() =>
    [
        .. (await _node.CallAsync("get_control_status", Account)).GetProperty("data").GetProperty("changes").EnumerateArray()
            .Select(change => (change.GetProperty("state").GetString()!, change.GetProperty("change_id").GetString()!)).Reverse(),
    ];

    public async ValueTask DisposeAsync()
    {
        await _node.DisposeAsync();
        await Portal.DisposeAsync();
        _home.Delete(recursive: true);
    }
}
