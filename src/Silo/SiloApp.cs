using Oig.Api.Hosting;
using Oig.Api.Telemetry;
using Oig.Silo.Dashboard;
using Oig.Silo.Hosting;
using Oig.Silo.Mock;

namespace Oig.Silo;

/// <summary>The silo with, by default, the front end in the same process.</summary>
internal static class SiloApp
{
    public static async Task<WebApplication> BuildAsync(string[] args, Action<WebApplicationBuilder>? adjust = null)
    {
        var builder = WebApplication.CreateBuilder(args);
        var servesClients = builder.Configuration.GetValue("Oig:FrontEnd:Enabled", true);
        await builder.AddMockPortalAsync();
        if (servesClients) builder.AddFrontEnd();
        else builder.AddBackEnd();
        await builder.PrepareClusterAsync();
        builder.AddOigTelemetry();
        builder.AddSilo();
        builder.AddOrleansDashboard();
        adjust?.Invoke(builder);
        var app = builder.Build();
        return servesClients ? app.MapFrontEnd() : app.MapBackEnd();
    }
}
