using Oig.Contracts.Hosting;

namespace Oig.Api.Tools.Control;

/// <summary>The tools that change a box, and what guards them.</summary>
internal static class ControlHosting
{
    public static void AddControl(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOigControl(builder.Configuration);
        services.AddSingleton<ControlPolicy>();
        services.AnnounceStarted(start => start.GetRequiredService<ControlPolicy>().Announce(start.GetRequiredService<ILogger<ControlPolicy>>()));
        services.AddScoped<BoxControl>();
        services.AddScoped<Confirmation>();
        services.AddScoped<Following>();
    }

    public static IMcpServerBuilder WithControlTools(this IMcpServerBuilder mcp)
    {
        mcp.WithReplyTools<ControlStatusTool>().WithReplyTools<CancelTool>();
        foreach (var tool in SettingTool.All()) mcp.Services.AddSingleton(tool);
        return mcp;
    }
}
