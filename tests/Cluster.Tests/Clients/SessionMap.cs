using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Oig.Cluster.Tests.Processes;
using Oig.Grains.Clustering;

namespace Oig.Cluster.Tests.Clients;

/// <summary>Which silo holds how many sessions, asked of the cluster itself.</summary>
internal static class SessionMap
{
    public static async Task<IReadOnlyDictionary<int, int>> SessionsBySiloPortAsync(ClusterUnderTest cluster)
    {
        using var host = new HostBuilder().UseOrleansClient(client => client.JoinCluster(cluster.Membership).Services
            .AddSingleton(TimeProvider.System).AddOptions()).ConfigureServices(RemoveSecretComparison).Build();
        await host.StartAsync();
        var management = host.Services.GetRequiredService<IGrainFactory>().GetGrain<IManagementGrain>(0);
        var sessions = (await management.GetDetailedGrainStatistics()).Where(grain => grain.GrainId.Type.ToString() == "session").ToArray();
        await host.StopAsync();
        return sessions.GroupBy(grain => grain.SiloAddress.Endpoint.Port).ToDictionary(silo => silo.Key, silo => silo.Count());
    }

    // This client has no secret of its own.
    private static void RemoveSecretComparison(IServiceCollection services)
    {
        foreach (var service in services.Where(service => service.ImplementationType?.Name == "SecretsOfFrontEnd").ToArray()) services.Remove(service);
    }
}
