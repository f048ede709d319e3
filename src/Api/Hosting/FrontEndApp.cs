using Oig.Api.Telemetry;
using Oig.Cluster.Hosting;

namespace Oig.Api.Hosting;

/// <summary>The front end alone, as a client of a cluster.</summary>
public static class FrontEndApp
{
    /// <summary>Builds it from command line, environment and files.</summary>
    public static Task<WebApplication> BuildAsync(string[] args, Action<WebApplicationBuilder>? adjust = null) =>
        Task.FromResult(Build(SettingsFiles.ReadOnce(args), adjust));

    /// <summary>Builds it on what was read from them already.</summary>
    public static WebApplication Build(WebApplicationBuilder builder, Action<WebApplicationBuilder>? adjust = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.AddFrontEnd();
        builder.AddOigTelemetry();
        // It listens, and says that it is not ready, while there is no silo to connect to.
        builder.Services.Configure<HostOptions>(host => host.ServicesStartConcurrently = true);
        var cluster = builder.Configuration.ReadCluster();
        builder.Host.UseOrleansClient(client =>
        {
            client.JoinCluster(cluster);
            if (builder.Configuration.SendsTraces()) client.AddTracePropagation();
        });
        adjust?.Invoke(builder);
        var app = builder.Build();
        return app.MapFrontEnd();
    }
}
