using System.Globalization;
using System.Security.Cryptography;

namespace Oig.AppHost;

/// <summary>The processes of the server, and what all of them are told.</summary>
internal sealed class Cluster(IDistributedApplicationBuilder builder, EndpointReference portal, EndpointReference redis)
{
    // Where the README's commands expect the server.
    private const int FrontEndPort = 8000;

    // Redis keeps nothing between two starts, so the secret needs not be kept either.
    private readonly IResourceBuilder<ParameterResource> _secret =
        builder.AddParameter("session-secret", Convert.ToHexString(RandomNumberGenerator.GetBytes(32)), secret: true);

    /// <summary>Silos, each after the one before is ready: starting together they keep each other from answering in time on a small machine.</summary>
    public IReadOnlyList<IResourceBuilder<ProjectResource>> AddSilos(int count)
    {
        List<IResourceBuilder<ProjectResource>> silos = [];
        for (var number = 1; number <= count; number++)
        {
            var silo = Add(string.Create(CultureInfo.InvariantCulture, $"silo-{number}"), "Silo").WithHttpEndpoint()
                .WithEndpoint(name: "silo", scheme: "tcp", env: "Oig__Cluster__SiloPort", isProxied: false)
                .WithEndpoint(name: "gateway", scheme: "tcp", env: "Oig__Cluster__GatewayPort", isProxied: false)
                .WithHttpHealthCheck("/health/ready");
            silos.Add(silos.Count > 0 ? silo.WaitFor(silos[^1]) : silo);
        }

        return silos;
    }

    /// <summary>The process that clients ask.</summary>
    public void AddFrontEnd(IReadOnlyList<IResourceBuilder<ProjectResource>> silos) =>
        Add("front-end", "FrontEnd").WithHttpEndpoint(port: FrontEndPort, isProxied: false).WithHttpHealthCheck("/health/ready").WaitFor(silos[^1]);

    private IResourceBuilder<ProjectResource> Add(string name, string role) => builder.AddProject<Projects.Silo>(name, launchProfileName: null)
        .WithEnvironment("Oig__Role", role)
        .WithEnvironment("Oig__Cluster__Provider", "Redis")
        .WithEnvironment("Oig__Cluster__ConnectionString", redis.Property(EndpointProperty.HostAndPort))
        .WithEnvironment("Oig__Cluster__AdvertisedAddress", "127.0.0.1")
        .WithEnvironment("Oig__Session__Secret", _secret)
        .WithEnvironment("Oig__Portal__BaseUrl", portal)
        .WithEnvironment("Oig__Access__WhitelistPath", Path.Combine(builder.AppHostDirectory, "accounts.txt"))
        .WithEnvironment("FAIL2BAN_LOG_PATH", Path.Combine(AppContext.BaseDirectory, "auth.log"))
        .WaitFor(builder.CreateResourceBuilder(redis.Resource)).WaitFor(builder.CreateResourceBuilder(portal.Resource));
}
