using ModelContextProtocol.AspNetCore;
using Oig.Api.Refusals;
using Oig.Api.Replies;
using Oig.Api.Tools.BasicData;
using Oig.Api.Tools.Control;
using Oig.Api.Tools.ExtendedData;
using Oig.Api.Tools.Notifications;

namespace Oig.Api.Tools;

/// <summary>The MCP server and its tools.</summary>
internal static class ToolsHosting
{
    public static void AddTools(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddSingleton<ClusterReads>();
        services.AddSingleton<RefusalBook>();
        services.AddScoped<ToolCall>();
        services.AddScoped<Callers>();
        services.AddScoped<RequestRights>();
        services.AddScoped<BoxControl>();
        services.AddMcpServer(options => options.ServerInfo = ServerDescription.Info)
            .WithHttpTransport(http => http.SessionMode = HttpServerSessionMode.Stateless)
            .WithTools<BasicDataTool>(ReplyJson.Options)
            .WithTools<ExtendedDataTool>(ReplyJson.Options)
            .WithTools<NotificationsTool>(ReplyJson.Options)
            .WithTools<BoxModeTool>(ReplyJson.Options)
            .WithTools<GridDeliveryTool>(ReplyJson.Options)
            .WithRequestFilters(filters => filters.AddCallToolFilter(RefusalBoundary.Wrap).AddCallToolFilter(ToolBoundary.Wrap));
    }
}
