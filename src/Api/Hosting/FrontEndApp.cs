using Oig.Api.Telemetry;
using Oig.Cluster.Hosting;

namespace Oig.Api.Hosting;

/// <summary>The front end alone, as a client of a cluster.</summary>
public static class FrontEndApp
{
    /// <summary>Builds it from command line, environment and files.</summary>
    public static Task<WebApplication> BuildAsync(string[] args, Action<WebApplicationBuilder>? adjust = null)
    {
        var builder = WebApplication.CreateBuilder(args);
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
        app.MapFrontEnd();
        return Task.FromResult(app);
    }
}
