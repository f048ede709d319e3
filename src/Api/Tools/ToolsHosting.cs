using ModelContextProtocol.AspNetCore;
using Oig.Api.Refusals;
using Oig.Api.Replies;
using Oig.Api.Telemetry;
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
        services.AddSingleton<SessionGrains>();
        services.AddSingleton<RefusalBook>();
        services.AddScoped<ToolCall>();
        services.AddScoped<Callers>();
        services.AddSingleton<AuthenticationFailures>();
        services.AddSingleton<LogScopes>();
        services.AddMcpServer(options => options.ServerInfo = ServerDescription.Info)
            .WithHttpTransport(http => http.SessionMode = HttpServerSessionMode.Stateless)
            .WithTools<BasicDataTool>(ReplyJson.Options)
            .WithTools<ExtendedDataTool>(ReplyJson.Options)
            .WithTools<NotificationsTool>(ReplyJson.Options)
            .WithControlTools()
            .WithRequestFilters(filters => filters
                .AddCallToolFilter(ReplyShortcut.TakeOut).AddCallToolFilter(ToolTelemetry.Wrap).AddCallToolFilter(RefusalBoundary.Wrap).AddCallToolFilter(ToolBoundary.Wrap))
            .WithMessageFilters(filters => filters.AddOutgoingFilter(ReplyShortcut.PutIn));
        DeclaredTool.DeclareAll(services);
    }
}
