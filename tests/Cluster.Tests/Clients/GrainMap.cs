using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Oig.Cluster.Hosting;
using Oig.Cluster.Tests.Processes;

namespace Oig.Cluster.Tests.Clients;

/// <summary>Which grains live on a silo, asked of the cluster itself.</summary>
internal static class GrainMap
{
    /// <summary>Keys of the grains of that type, such as <c>session</c>, that live on the silo.</summary>
    public static async Task<IReadOnlySet<string>> KeysOnAsync(ClusterUnderTest cluster, Node silo, string type)
    {
        var grains = await AskAsync(cluster, management => management.GetDetailedGrainStatistics());
        return grains.Where(grain => grain.SiloAddress.Endpoint.Port == silo.SiloPort && grain.GrainId.Type.ToString() == type)
            .Select(grain => grain.GrainId.Key.ToString()!).ToHashSet();
    }

    /// <summary>The active silos.</summary>
    public static async Task<IReadOnlyCollection<SiloAddress>> SilosAsync(ClusterUnderTest cluster) =>
        (await AskAsync(cluster, management => management.GetHosts(onlyActive: true))).Keys;

    private static async Task<T> AskAsync<T>(ClusterUnderTest cluster, Func<IManagementGrain, Task<T>> ask)
    {
        using var host = new HostBuilder().UseOrleansClient(client => client.JoinCluster(cluster.Membership).Services
            .AddSingleton(TimeProvider.System).AddOptions()).Build();
        await host.StartAsync();
        var answer = await ask(host.Services.GetRequiredService<IGrainFactory>().GetGrain<IManagementGrain>(0));
        await host.StopAsync();
        return answer;
    }
}
