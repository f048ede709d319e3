using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using ModelContextProtocol.Server;
using Oig.Api.Tools;

namespace Oig.Api.Pages;

/// <summary>
/// What people look at: the energy view, which MCP hands out, and the pages for browsers: <c>/</c>, and in mock mode <c>/view</c>, the energy view
/// for the frame in it.
/// </summary>
internal static class PageEndpoints
{
    public static void AddPages(this IServiceCollection services)
    {
        services.AddOptions<PageOptions>();
        services.AddSingleton<StartPage>();
        services.AddMcpServer().WithResources<EnergyView>();
        services.Configure<McpServerOptions>(server =>
        {
            server.Capabilities ??= new();
            server.Capabilities.Extensions ??= new Dictionary<string, object>();
            server.Capabilities.Extensions[UiExtension.Name] = new JsonObject();
        });
    }

    public static void MapPages(this IEndpointRouteBuilder app)
    {
        app.MapMethods("/", [HttpMethods.Get, HttpMethods.Head], (HttpContext context, StartPage page) => page.ShowAsync(context));
        app.Map("/", (HttpContext context, StartPage page) => page.ReferAsync(context));
        if (app.ServiceProvider.GetRequiredService<IOptions<PageOptions>>().Value.Mock is null) return;
        app.MapMethods("/view", [HttpMethods.Get, HttpMethods.Head], (HttpContext context) =>
        {
            context.Response.Headers.ContentSecurityPolicy = EnergyView.Policy;
            context.Response.Headers.XContentTypeOptions = "nosniff";
            return Results.Content(EnergyView.Html, "text/html; charset=utf-8");
        });
    }
}
