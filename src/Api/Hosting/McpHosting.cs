using Microsoft.Extensions.Options;
using ModelContextProtocol.AspNetCore;
using ModelContextProtocol.Server;
using Oig.Api.Guide;
using Oig.Api.Telemetry;
using Oig.Api.Tools;
using Oig.Api.Tools.BasicData;
using Oig.Api.Tools.Control;
using Oig.Api.Tools.ExtendedData;
using Oig.Api.Tools.History;
using Oig.Api.Tools.Notifications;
using Oig.Api.Tools.Outlook;
using Oig.Api.Tools.Plan;
using Oig.Contracts.Hosting;

namespace Oig.Api.Hosting;

/// <summary>The MCP server and its tools.</summary>
internal static class McpHosting
{
    public static void AddMcp(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<ClusterReads>();
        services.AddSingleton(new ReplyWriter(ReplyTypes.Default));
        services.AddSingleton<KnownNames>();
        services.AddScoped<ToolCall>();
        services.AddScoped<EnergyReader>();
        services.AddSettings<LocationOptions, LocationOptionsValidator>(builder.Configuration, LocationOptions.Section);
        services.AddSingleton<LogScopes>();
        builder.AddControl();
        services.AddSingleton<IOptionsFactory<McpServerOptions>, SharedServerOptions>();
        services.AddMcpServer(options => options.ServerInfo = ServerDescription.Info)
            .WithHttpTransport(http => http.SessionMode = HttpServerSessionMode.Stateless)
            .WithReplyTools<BasicDataTool>()
            .WithReplyTools<EnergyViewTool>()
            .WithReplyTools<ExtendedDataTool>()
            .WithReplyTools<NotificationsTool>()
            .WithReplyTools<EnergyHistoryTool>()
            .WithReplyTools<OutlookTool>()
            .WithGuide()
            .WithPlan()
            .WithControlTools()
            .WithPipeline();
    }
}
