using Microsoft.Extensions.Options;
using Oig.Api.Door;
using Oig.Api.Fail2Ban;
using Oig.Api.Health;
using Oig.Api.Pages;
using Oig.Api.SignIn;
using Oig.Api.Tools;
using Oig.Contracts.Hosting;

namespace Oig.Api.Hosting;

/// <summary>The MCP front end: registered by the silo and by the stand-alone program alike.</summary>
public static class FrontEnd
{
    private const string DefaultUrl = "http://0.0.0.0:8000";

    /// <summary>Adds the front end; it reaches the grains through the container's <c>IGrainFactory</c>.</summary>
    public static WebApplicationBuilder AddFrontEnd(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.AddLogDefaults();
        builder.ListenByDefault();
        builder.Services.AddOigKeys(builder.Configuration);
        builder.AddDoor();
        builder.AddFail2Ban();
        builder.AddMcp();
        builder.AddSignIn();
        builder.Services.AddPages();
        builder.Services.AddOigHealth(builder.Configuration);
        return builder;
    }

    /// <summary>Maps <c>/mcp</c>, <c>/health/*</c>, the page at <c>/</c> and, where it is on, what signing in needs; everything else is a clean 404.</summary>
    public static WebApplication MapFrontEnd(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        // All that is wrong is told at once, before a part stumbles over its own.
        app.Services.GetService<IStartupValidator>()?.Validate();
        app.UseNoStore();
        app.UseDoor();
        app.MapSignIn();
        app.UseWhen(context => context.Request.Path.StartsWithSegments("/mcp"), mcp => mcp.UseMiddleware<MessageCheck>().Use(ReplyBody.InstallAsync));
        app.MapOigHealth();
        app.MapMcp("/mcp");
        app.MapPages();
        return app;
    }

    /// <summary>E-mails that are allowed while the whitelist file does not exist: the simulator's accounts in mock mode.</summary>
    public static void AllowWithoutFile(this IServiceCollection services, IReadOnlyCollection<string> emails) =>
        services.PostConfigure<AccessOptions>(access => access.AllowedWithoutFile = emails);

    /// <summary>Shows this account's box on the page at <c>/</c>: in mock mode, where its password is public.</summary>
    public static void ShowOnPage(this IServiceCollection services, string email, string password) =>
        services.Configure<PageOptions>(page => page.Mock = new(email, password));

    private static void ListenByDefault(this WebApplicationBuilder builder)
    {
        if (string.IsNullOrEmpty(builder.Configuration[WebHostDefaults.ServerUrlsKey])) builder.WebHost.UseUrls(DefaultUrl);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            // BodyGuard counts, and answers; the server would only tear the request.
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.RequestHeaderEncodingSelector = CredentialsReader.EncodingOf;
        });
    }
}
