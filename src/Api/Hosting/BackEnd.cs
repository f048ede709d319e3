using Oig.Api.Health;

namespace Oig.Api.Hosting;

/// <summary>What a silo that serves no clients shares with one that does: log levels and health.</summary>
public static class BackEnd
{
    // Another process on this machine may serve the clients, on the usual port.
    private const string AnyFreePort = "http://127.0.0.1:0";

    /// <summary>Adds health checks, on a free loopback port unless told otherwise.</summary>
    public static WebApplicationBuilder AddBackEnd(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.AddLogDefaults();
        if (string.IsNullOrEmpty(builder.Configuration[WebHostDefaults.ServerUrlsKey])) builder.WebHost.UseUrls(AnyFreePort);
        builder.Services.AddOigHealth(builder.Configuration);
        return builder;
    }

    /// <summary>Maps <c>/health/*</c>.</summary>
    public static WebApplication MapBackEnd(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.MapOigHealth();
        return app;
    }
}
