using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace Oig.Simulator.Server;

/// <summary>Kestrel on loopback, deaf to the host's configuration and environment, since it often runs inside another program.</summary>
internal static class SimulatorHost
{
    private const int MaxRequestBytes = 1 << 20;

    public static async Task<WebApplication> StartAsync(SimulatorOptions options, RequestDelegate answer, CancellationToken ct)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => Listen(kestrel, options));
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        var app = builder.Build();
        app.Run(answer);
        await app.StartAsync(ct);
        return app;
    }

    public static Uri BaseUrl(WebApplication app, SimulatorOptions options) => new(new Uri(app.Urls.Single()), BasePath.Of(options));

    private static void Listen(KestrelServerOptions kestrel, SimulatorOptions options)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = MaxRequestBytes;
        kestrel.Listen(IPAddress.Loopback, options.Port, endpoint => Secure(endpoint, options));
    }

    private static void Secure(ListenOptions endpoint, SimulatorOptions options)
    {
        if (options.Certificate is null)
            return;
        endpoint.UseHttps(new HttpsConnectionAdapterOptions
        {
            ServerCertificate = options.Certificate,
            ServerCertificateChain = options.Intermediates,
        });
    }
}

/// <summary>Leaves Ctrl-C and termination signals to the program around the simulator; the default lifetime would swallow them.</summary>
internal sealed class NoLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
