using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Oig.Contracts;
using Oig.Contracts.Control;
using Oig.Contracts.Sessions;
using Oig.Simulator;
using Orleans.Configuration;
using Orleans.Runtime.Placement;
using Orleans.Storage;
using Orleans.TestingHost;

namespace Oig.Grains.Tests.Control.Cluster;

/// <summary>Three silos before one simulated portal, with storage that outlives them.</summary>
internal sealed class ControlCluster : IAsyncDisposable
{
    private readonly InProcessTestCluster _cluster;

    private ControlCluster(InProcessTestCluster cluster, PortalSimulator portal, ShiftedTime time, SurvivingStorage storage) =>
        (_cluster, Portal, Time, Storage) = (cluster, portal, time, storage);

    public PortalSimulator Portal { get; }

    public ShiftedTime Time { get; }

    public SurvivingStorage Storage { get; }

    private KeyRing Keys => _cluster.GetSiloServiceProvider(_cluster.Silos[0].SiloAddress).GetRequiredService<KeyRing>();

    private SiloAddress Doomed => _cluster.Silos[^1].SiloAddress;

    public static async Task<ControlCluster> StartAsync()
    {
        var (time, storage) = (new ShiftedTime(), new SurvivingStorage());
        var portal = await PortalSimulator.StartAsync(new() { DefaultAccounts = false }, time);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
        [
            new("Oig:Portal:BaseUrl", portal.BaseUrl.ToString()),
            new("Oig:Session:Secret", "a secret of at least thirty-two characters"),
            // Three silos start at once, maybe on a machine whose cores are taken.
            new("Oig:Portal:Timeout", "00:01:00"),
        ]).Build();
        var builder = new InProcessTestClusterBuilder(3);
        builder.ConfigureSilo((_, silo) => Configure(silo, configuration, time, storage));
        var cluster = builder.Build();
        await cluster.DeployAsync();
        return new(cluster, portal, time, storage);
    }

    public string KeyOf(string box) => Keys.ForBox(BoxId.TryParse(box)!.Value);

    /// <summary>The box, to be activated on the silo that is going to die if <paramref name="onDoomed"/>.</summary>
    public IBoxGrain Box(string box, bool onDoomed)
    {
        RequestContext.Set(IPlacementDirector.PlacementHintKey, onDoomed ? Doomed : _cluster.Silos[0].SiloAddress);
        return _cluster.Client.GetGrain<IBoxGrain>(KeyOf(box));
    }

    /// <summary>The account's session, on a silo that stays.</summary>
    public async Task<Sighting> SeeAsync(string email, string box)
    {
        var credentials = Keys.Identify(email, AccountBook.TestPassword);
        var key = credentials.Keys.Session;
        RequestContext.Set(IPlacementDirector.PlacementHintKey, _cluster.Silos[0].SiloAddress);
        var outcome = await _cluster.Client.GetGrain<ISessionGrain>(key).GetSnapshotAsync(credentials);
        Assert.True(outcome.Succeeded, $"{outcome.Failure?.Code}: {outcome.Failure?.Detail}");
        return Sighting.In(outcome.Value, box, key)!;
    }

    public async Task KillDoomedAsync() => await _cluster.KillSiloAsync(_cluster.Silos[^1]);

    public async ValueTask DisposeAsync()
    {
        RequestContext.Clear();
        await _cluster.DisposeAsync();
        await Portal.DisposeAsync();
    }

    private static void Configure(ISiloBuilder silo, IConfiguration configuration, ShiftedTime time, SurvivingStorage storage)
    {
        silo.Services.AddSingleton<TimeProvider>(time);
        silo.AddOigGrains(configuration);
        // Tests that take all cores would be told that the gateways are too busy.
        silo.Configure<LoadSheddingOptions>(shedding => shedding.LoadSheddingEnabled = false);
        silo.Services.AddKeyedSingleton<IGrainStorage>("oig", storage);
        silo.Services.Configure<ControlOptions>(control => control.Tick = TimeSpan.FromMilliseconds(200));
        silo.Services.Configure<ClusterMembershipOptions>(membership =>
        {
            // Soon, but not so soon that a silo that waits for the processor is taken for dead.
            membership.ProbeTimeout = TimeSpan.FromSeconds(1);
            membership.NumMissedProbesLimit = 4;
            membership.NumVotesForDeathDeclaration = 1;
        });
    }
}
