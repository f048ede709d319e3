using Microsoft.Extensions.Options;
using Oig.Cluster.Settings;
using Oig.Cluster.Tests.Clients;
using Oig.Cluster.Tests.Servers;
using Oig.Cluster.Tests.Tls;
using Oig.Contracts;
using Oig.Contracts.Sessions;
using Oig.Simulator;

namespace Oig.Cluster.Tests.Processes;

/// <summary>Silos and a front end as processes on loopback, before one simulated portal, with a membership server of their own.</summary>
internal sealed class ClusterUnderTest : IAsyncDisposable
{
    private const string Secret = "a secret of forty characters for testing";

    private readonly KeyRing _keys = new(Options.Create(new SessionOptions { Secret = Secret }));
    private readonly IClusterStore _store;
    private readonly DirectoryInfo _folder;
    private readonly MemberFiles? _member;
    private readonly List<Node> _nodes = [];

    private ClusterUnderTest(PortalSimulator portal, IClusterStore store, DirectoryInfo folder, MemberFiles? member) =>
        (Portal, _store, _folder, _member) = (portal, store, folder, member);

    public PortalSimulator Portal { get; }

    public IClusterStore Store => _store;

    public IReadOnlyList<Node> Nodes => _nodes;

    public ClusterSettings Membership => new() { Provider = _store.Provider, ConnectionString = _store.ConnectionString, Tls = _member?.Options ?? new() };

    /// <summary>A cluster without nodes yet.</summary>
    /// <param name="provider">Where the silos find each other.</param>
    /// <param name="emails">Who may use them.</param>
    /// <param name="member">What each node proves itself with to the others; without it they speak unencrypted.</param>
    /// <param name="time">The portal's clock, for tests that cannot wait for a box.</param>
    public static async Task<ClusterUnderTest> StartAsync(
        ClusterProvider provider, IEnumerable<string> emails, MemberFiles? member = null, TimeProvider? time = null)
    {
        var portal = await PortalSimulator.StartAsync(new() { LoadAccounts = 1000, RequestCapacity = 100_000 }, time);
        var folder = Directory.CreateTempSubdirectory("oig-cluster-");
        await File.WriteAllLinesAsync(Path.Combine(folder.FullName, "whitelist.txt"), emails);
        return new(portal, await ClusterStore.StartAsync(provider), folder, member);
    }

    /// <summary>Key of the session of that account.</summary>
    public string SessionKey(int account) => _keys.Identify(ClientCrowd.Email(account), AccountBook.TestPassword).Keys.Session;

    /// <summary>Key of the only box of that account; its session must have read it.</summary>
    public string BoxKey(int account) => _keys.ForBox(BoxId.TryParse(Portal.Accounts[ClientCrowd.Email(account)].Boxes[0].Id)!.Value);

    /// <summary>Another silo that serves clients, too.</summary>
    public Node AddSilo(params string[] settings) => Add(new("Oig.Silo.dll", [.. Settings(), .. settings]));

    /// <summary>A front end without grains.</summary>
    public Node AddFrontEnd(params string[] settings) => Add(new("Oig.Silo.dll", ["--Oig:Role=FrontEnd", .. Settings(), .. settings]));

    public Task AllReadyAsync() => Task.WhenAll(_nodes.Select(node => node.ReadyAsync()));

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(_nodes.Select(node => node.DisposeAsync().AsTask()));
        await _store.DisposeAsync();
        await Portal.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private Node Add(Node node)
    {
        _nodes.Add(node);
        node.Start();
        return node;
    }

    private string[] Settings() =>
    [
        $"--Oig:Cluster:Provider={_store.Provider}", $"--Oig:Cluster:ConnectionString={_store.ConnectionString}", "--Oig:Cluster:AdvertisedAddress=127.0.0.1",
        $"--Oig:Session:Secret={Secret}", $"--Oig:Portal:BaseUrl={Portal.BaseUrl}",
        $"--Oig:Access:WhitelistPath={_folder.FullName}/whitelist.txt", $"--FAIL2BAN_LOG_PATH={_folder.FullName}/auth.log",
        "--Oig:FrontEnd:DrainTime=00:00:02",
        // All clients of a test come from one address.
        "--Oig:RateLimit:RequestsPerSecond=100000", "--Oig:RateLimit:Burst=100000",
        .. _member?.Settings ?? [],
    ];
}
