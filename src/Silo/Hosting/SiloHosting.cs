using Oig.Api.Telemetry;
using Oig.Grains.Hosting;
using Oig.Grains.Telemetry;

namespace Oig.Silo.Hosting;

/// <summary>The Orleans silo: one process on loopback.</summary>
internal static class SiloHosting
{
    public static void AddSilo(this WebApplicationBuilder builder)
    {
        var ports = LocalPorts.Choose(builder.Configuration.GetSection("Oig:Cluster"));
        builder.Host.UseOrleans(silo =>
        {
            silo.UseLocalhostClustering(ports.Silo, ports.Gateway).AddOigGrains(builder.Configuration);
            if (builder.Configuration.SendsTraces()) silo.AddTracePropagation();
        });
    }
}
