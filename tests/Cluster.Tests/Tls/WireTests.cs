using System.Net;
using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Oig.Cluster.Hosting;
using Oig.Cluster.Settings;
using Oig.Contracts;
using Oig.Contracts.Sessions;
using Oig.Grains;
using Oig.Simulator;
using Orleans.Configuration;

namespace Oig.Cluster.Tests.Tls;

/// <summary>What somebody sees who listens between a front end and a silo.</summary>
public sealed class WireTests
{
    private const string Secret = "a secret of forty characters for testing";

    private static readonly Credentials Owner = new("load-000001@example.com", AccountBook.TestPassword);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_password_on_the_wire_can_be_read_only_without_certificates(bool hasCertificates)
    {
        using var authority = new TestAuthority();
        await using var portal = await PortalSimulator.StartAsync(new() { LoadAccounts = 1 });
        var gateway = FreePorts.Next();
        await using var listener = new RecordingProxy(gateway);
        var cluster = new ClusterSettings { SiloPort = FreePorts.Next(), GatewayPort = listener.Port };
        if (hasCertificates) cluster.Tls = authority.Member().Options;

        using var silo = await StartSiloAsync(cluster, gateway, portal);
        using var client = await StartAsync(new HostBuilder().UseOrleansClient(client => client.JoinCluster(cluster)));
        var owner = new KeyRing(Options.Create(new SessionOptions { Secret = Secret })).Identify(Owner.Email, Owner.Password);
        var outcome = await client.Services.GetRequiredService<IGrainFactory>().GetGrain<ISessionGrain>(owner.Keys.Session).GetSnapshotAsync(owner);
        await client.StopAsync();
        await silo.StopAsync();

        Assert.True(outcome.Succeeded);
        Assert.NotEmpty(listener.Record);
        Assert.Equal(hasCertificates, listener.Record.AsSpan().IndexOf(Encoding.UTF8.GetBytes(Owner.Password)) < 0);
    }

    // The silo tells everybody the listener's port for its own.
    private static Task<IHost> StartSiloAsync(ClusterSettings cluster, int gateway, PortalSimulator portal)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("Oig:Portal:BaseUrl", portal.BaseUrl.ToString()), new("Oig:Session:Secret", Secret)]).Build();
        return StartAsync(new HostBuilder().UseOrleans(silo =>
        {
            silo.AddOigGrains(settings).JoinCluster(cluster, GrainStorage.Name);
            // Tests that take all cores would be told that the gateway is too busy.
            silo.Configure<LoadSheddingOptions>(shedding => shedding.LoadSheddingEnabled = false);
            silo.Services.PostConfigure<EndpointOptions>(endpoints => endpoints.GatewayListeningEndpoint = new(IPAddress.Loopback, gateway));
        }));
    }

    private static async Task<IHost> StartAsync(IHostBuilder builder)
    {
        var host = builder.ConfigureLogging(logging => logging.ClearProviders()).Build();
        await host.StartAsync();
        return host;
    }
}
