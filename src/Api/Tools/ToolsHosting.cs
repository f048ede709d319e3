using ModelContextProtocol.AspNetCore;
using ModelContextProtocol.Server;
using Oig.Api.Refusals;
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
            .WithReplyTools<BasicDataTool>()
            .WithReplyTools<ExtendedDataTool>()
            .WithReplyTools<NotificationsTool>()
            .WithControlTools()
            .WithPipeline();
    }

    public static IMcpServerBuilder WithReplyTools<T>(this IMcpServerBuilder mcp)
    {
        foreach (var tool in ReplyTool.Of(typeof(T))) mcp.Services.AddSingleton<McpServerTool>(tool);
        return mcp;
    }
}
