using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Oig.Cluster.Storage;
using Oig.Contracts;
using Oig.Contracts.Boxes;
using Oig.Contracts.Control;
using Oig.Contracts.Outcomes;
using Oig.Contracts.Sessions;
using Oig.Grains;
using Oig.Simulator;
using Orleans.Configuration;
using Orleans.Storage;
using Orleans.TestingHost;

namespace Oig.Cluster.Tests.InProcess;

/// <summary>Two silos of Orleans' own test cluster before a simulated portal.</summary>
public sealed class GrainCluster : IAsyncLifetime
{
    /// <summary>Name of the tests that share one, one after another.</summary>
    public const string Shared = "Grains of two silos";

    private const string Secret = "a secret of forty characters for testing";

    private readonly KeyRing _keys = new(Options.Create(new SessionOptions { Secret = Secret }));
    private int _accounts;

    internal InProcessTestCluster Silos { get; private set; } = null!;

    internal PortalSimulator Portal { get; private set; } = null!;

    internal SharedStorage Storage { get; } = new();

    public async Task InitializeAsync()
    {
        Portal = await PortalSimulator.StartAsync();
        var builder = new InProcessTestClusterBuilder(2);
        var settings = new ConfigurationBuilder().AddInMemoryCollection(
            [new("Oig:Portal:BaseUrl", Portal.BaseUrl.ToString()), new("Oig:Session:Secret", Secret), new("Oig:Portal:Timeout", "00:01:00"),
             // A lock that a busy machine cannot outlast.
             new("Oig:Lockout:FirstLock", "00:20:00")]).Build();
        builder.ConfigureSilo((_, silo) => Configure(silo, settings));
        Silos = builder.Build();
        await Silos.DeployAsync();
    }

    public async Task DisposeAsync()
    {
        await Silos.DisposeAsync();
        await Portal.DisposeAsync();
    }

    /// <summary>An account that no other test uses.</summary>
    internal Credentials NewAccount()
    {
        var number = Interlocked.Increment(ref _accounts);
        var owner = new Credentials($"owner-{number}@example.com", AccountBook.TestPassword);
        Portal.Accounts.Add(owner.Email, owner.Password, new SimulatedBox($"{2_400_000_000 + number}"));
        return owner;
    }

    internal ISessionGrain Session(Credentials credentials) => Silos.Client.GetGrain<ISessionGrain>(SessionKeyOf(credentials));

    /// <summary>The session, asked for on that silo.</summary>
    internal ISessionGrain Session(Credentials credentials, InProcessSiloHandle silo) =>
        silo.ServiceProvider.GetRequiredService<IGrainFactory>().GetGrain<ISessionGrain>(SessionKeyOf(credentials));

    internal Task<Outcome<Snapshot>> ReadAsync(Credentials credentials) => Session(credentials).GetSnapshotAsync(Called(credentials));

    /// <summary>What a front end makes of them.</summary>
    internal Credentials Called(Credentials credentials) => _keys.Identify(credentials.Email, credentials.Password, IPAddress.Parse("192.0.2.1"));

    /// <summary>Asks, with its risk acknowledged, for a change of the account's box as the front end does.</summary>
    internal async Task<ChangeAnswer> ChangeAsync(Credentials credentials, Wanted wanted)
    {
        var (snapshot, key) = ((await ReadAsync(credentials)).Value!, SessionKeyOf(credentials));
        var origin = new ChangeOrigin { Tool = "set_it", AccountKey = _keys.ForAccount(credentials.Email), SessionKey = key };
        return await Silos.Client.GetGrain<IBoxGrain>(_keys.ForBox(snapshot.Boxes[0].Id))
            .AskAsync(new(wanted, origin, new(snapshot.Boxes[0], snapshot.ReadAt, snapshot.Boxes.Length, key), Acknowledged: true));
    }

    internal int LoginsOf(Credentials credentials) => Portal.Requests.Logins.Count(login => login.Account == credentials.Email);

    /// <summary>The silo that holds the session.</summary>
    internal async Task<InProcessSiloHandle> HomeOfAsync(Credentials credentials)
    {
        var management = Silos.Client.GetGrain<IManagementGrain>(0);
        var address = await management.GetActivationAddress(Session(credentials));
        return Silos.GetSiloForAddress(address!)!;
    }

    private void Configure(ISiloBuilder silo, IConfiguration settings)
    {
        silo.AddOigGrains(settings);
        // Tests that take all cores would be told that the gateways are too busy.
        silo.Configure<LoadSheddingOptions>(shedding => shedding.LoadSheddingEnabled = false);
        silo.AddForgivingStorage(GrainStorage.Name, GrainStorage.Account);
        silo.Services.AddKeyedSingleton<IGrainStorage>(ForgivingStorage.ProviderOf(GrainStorage.Name), (services, _) => Storage.For(services));
        silo.Services.Configure<ClusterMembershipOptions>(membership => (membership.ProbeTimeout, membership.NumMissedProbesLimit) = (TimeSpan.FromSeconds(1), 2));
        silo.Services.AddLogging(logging => logging.ClearProviders());
    }

    private string SessionKeyOf(Credentials credentials) => _keys.Identify(credentials.Email, credentials.Password).Keys.Session;
}

/// <summary>Tests that leave the two silos as they find them.</summary>
[CollectionDefinition(GrainCluster.Shared)]
public sealed class SharedGrainCluster : ICollectionFixture<GrainCluster>;
