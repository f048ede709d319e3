using Oig.Api.Hosting;
using Oig.Silo.Hosting;
using Oig.Silo.Mock;

namespace Oig.Silo;

/// <summary>The silo with, by default, the front end in the same process.</summary>
internal static class SiloApp
{
    public static async Task<WebApplication> BuildAsync(string[] args, Action<WebApplicationBuilder>? adjust = null)
    {
        var builder = WebApplication.CreateBuilder(args);
        await builder.AddMockPortalAsync();
        builder.AddFrontEnd();
        builder.AddSilo();
        adjust?.Invoke(builder);
        var app = builder.Build();
        app.MapFrontEnd();
        return app;
    }
}
