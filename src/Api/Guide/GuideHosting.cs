using ModelContextProtocol.AspNetCore;
using Oig.Api.Door;
using Oig.Api.Tools;
using Oig.Api.Tools.Control;

namespace Oig.Api.Guide;

/// <summary>What helps a model and an owner besides tools: instructions, prompts, resources, completions.</summary>
internal static class GuideHosting
{
    public static IMcpServerBuilder WithGuide(this IMcpServerBuilder mcp)
    {
        mcp.Services.Configure<HttpServerTransportOptions>(http => http.ConfigureSessionOptions = (context, options, _) =>
        {
            options.ServerInfo = ServerDescription.At(context.Request);
            options.ServerInstructions = Instructions.For(context.Caller(), context.RequestServices.GetRequiredService<ControlPolicy>().IsOn);
            return Task.CompletedTask;
        });
        return mcp.WithPrompts<Prompts>().WithResources<Resources>().WithCompleteHandler(Completions.CompleteAsync);
    }
}
