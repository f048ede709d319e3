using Oig.Api.Hosting;
using Oig.Api.Telemetry;
using Oig.Cluster.Hosting;
using Oig.Cluster.Settings;
using Oig.Grains;

namespace Oig.Silo;

/// <summary>The program in its role: silo and front end in one process, or one of them.</summary>
internal static class SiloApp
{
    public static Task<WebApplication> BuildAsync(string[] args, Action<WebApplicationBuilder>? adjust = null)
    {
        var builder = SettingsFiles.ReadOnce(args);
        var role = builder.Configuration.ReadRole();
        return role == Role.FrontEnd ? Task.FromResult(FrontEndApp.Build(builder, adjust)) : BuildAsync(builder, role == Role.All, adjust);
    }

    private static async Task<WebApplication> BuildAsync(WebApplicationBuilder builder, bool servesClients, Action<WebApplicationBuilder>? adjust)
    {
        await builder.AddMockPortalAsync();
        var cluster = builder.Configuration.ReadCluster();
        builder.Configuration.KeepState(cluster);
        if (servesClients) builder.AddFrontEnd();
        else builder.AddBackEnd();
        await cluster.PrepareAsync();
        builder.AddOigTelemetry();
        builder.AddSilo(cluster);
        builder.AddOrleansDashboard();
        builder.WarnOfOldSetting();
        adjust?.Invoke(builder);
        var app = builder.Build();
        return servesClients ? app.MapFrontEnd() : app.MapBackEnd();
    }

    private static void AddSilo(this WebApplicationBuilder builder, ClusterSettings cluster)
    {
        builder.Host.UseOrleans(silo =>
        {
            silo.AddOigGrains(builder.Configuration).JoinCluster(cluster, GrainStorage.Name, mayBeBlank: GrainStorage.Account);
            if (cluster.Kubernetes) silo.UseKubernetesHosting();
            if (builder.Configuration.SendsTraces()) silo.AddTracePropagation();
        });
    }
}
