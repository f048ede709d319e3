using Oig.Cluster.Settings;
using Oig.Cluster.Tests.Clients;
using Oig.Cluster.Tests.Tls;
using Oig.Grains.Tests.Control.Cluster;

namespace Oig.Cluster.Tests.Processes;

/// <summary>
/// Three silos and a front end, shared by tests that lose some of them, since a start costs seconds; started by the first test that asks.
/// Each test has accounts of its own.
/// </summary>
public abstract class ThreeSilos(ClusterProvider provider, bool isEncrypted) : IAsyncLifetime, IDisposable
{
    private const int Accounts = 200;
    private const int Silos = 3;

    // What the world would reach by its proxy; the test is the proxy.
    internal static readonly Uri PublicUrl = new("http://127.0.0.1:9/");

    internal const string OperatorKey = "a key of forty characters for the operator";

    private readonly int[] _operatorPorts = [FreePorts.Next(), FreePorts.Next(), FreePorts.Next()];
    private readonly TestAuthority _authority = new();
    private ClusterUnderTest? _cluster;

    /// <summary>The portal's clock.</summary>
    internal ShiftedTime PortalTime { get; } = new();

    /// <summary>Where the operator reaches a silo.</summary>
    internal Uri OperatorUrl(int silo) => new($"http://127.0.0.1:{_operatorPorts[silo]}/operator/");

    /// <summary>The three silos, then the front end.</summary>
    internal IReadOnlyList<Node> Members => [.. _cluster!.Nodes.Take(Silos + 1)];

    /// <summary>The cluster with all its members up, and a portal that has no trouble and no record of what was before.</summary>
    internal async Task<ClusterUnderTest> WholeAsync()
    {
        _cluster ??= await ClusterUnderTest.StartAsync(provider, Enumerable.Range(1, Accounts).Select(ClientCrowd.Email), isEncrypted ? _authority.Member() : null, PortalTime);
        // One after another: starting together they keep each other from answering probes on a small machine.
        for (var number = 0; number <= Silos; number++)
        {
            if (number == _cluster.Nodes.Count) Add(_cluster, number);
            else if (!_cluster.Nodes[number].Process.IsRunning) _cluster.Nodes[number].Start();
            await _cluster.Nodes[number].ReadyAsync();
        }

        _cluster.Portal.Switches.Heal();
        _cluster.Portal.Requests.Clear();
        return _cluster;
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (_cluster is not null) await _cluster.DisposeAsync();
    }

    public void Dispose()
    {
        _authority.Dispose();
        GC.SuppressFinalize(this);
    }

    private void Add(ClusterUnderTest cluster, int number)
    {
        // A lock that a busy machine cannot outlast.
        string[] settings = ["--Oig:Control:Enabled=true", "--Oig:Lockout:FirstLock=00:20:00", $"--Oig:Access:PublicUrl={PublicUrl}"];
        if (number < Silos) cluster.AddSilo([.. settings, $"--Oig:Operator:Key={OperatorKey}", $"--Oig:Dashboard:Port={_operatorPorts[number]}"]);
        else cluster.AddFrontEnd(settings);
    }
}

/// <summary>By Redis, with certificates.</summary>
public sealed class ThreeSilosByRedis() : ThreeSilos(ClusterProvider.Redis, isEncrypted: true);

/// <summary>By PostgreSQL, without.</summary>
public sealed class ThreeSilosByPostgres() : ThreeSilos(ClusterProvider.Postgres, isEncrypted: false);

/// <summary>
/// Tests with clusters of processes come one after another: side by side they would slow each other down until silos take each other for lost.
/// </summary>
[CollectionDefinition(Name)]
public sealed class OneByOne
{
    public const string Name = "Clusters of processes";
}
