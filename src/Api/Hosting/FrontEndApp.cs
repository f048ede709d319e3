using Oig.Api.Telemetry;
using Oig.Grains.Telemetry;

namespace Oig.Api.Hosting;

/// <summary>The front end alone, as a client of a silo.</summary>
internal static class FrontEndApp
{
    public static Task<WebApplication> BuildAsync(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.AddFrontEnd();
        builder.AddOigTelemetry();
        builder.Host.UseOrleansClient(client =>
        {
            client.UseLocalhostClustering(builder.Configuration.GetValue("Oig:Cluster:GatewayPort", 30000));
            if (builder.Configuration.SendsTraces()) client.AddTracePropagation();
        });
        var app = builder.Build();
        app.MapFrontEnd();
        return Task.FromResult(app);
    }
}
