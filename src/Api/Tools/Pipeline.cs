using Microsoft.AspNetCore.Http.Features;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using Oig.Api.Replies;

namespace Oig.Api.Tools;

/// <summary>
/// The way of MCP requests through this server: every filter there is, in order. What stands first sees a call first and its reply last;
/// each reply, whoever made it, passes everything that stands before, and the one writer.
/// </summary>
internal static class Pipeline
{
    private static readonly ToolStep Call = ToolTelemetry.Around(Guarded(ReadOnlyGuard.Before(ArgumentReader.Before(ReplyTool.CallAsync))));

    /// <summary>A call of a tool by something else than a client's <c>tools/call</c>, for example a resource that shows the same.</summary>
    public static Task<Reply> CallAsync(RequestContext<CallToolRequestParams> request, CancellationToken cancellation) => Call(request, cancellation);

    /// <summary>Something that is no tool and asks a session all the same: a refusal is noted, and a failure told, as with any tool.</summary>
    public static Task<Reply> GuardAsync(RequestContext<CallToolRequestParams> request, ToolStep step, CancellationToken cancellation) =>
        Guarded(step)(request, cancellation);

    private static ToolStep Guarded(ToolStep step) => RefusalBoundary.Around(FailureBoundary.Around(step));

    public static IMcpServerBuilder WithPipeline(this IMcpServerBuilder mcp) => mcp
        .WithRequestFilters(filters => filters
            .AddListToolsFilter(ReadOnlyGuard.WrapList)
            .AddListToolsFilter(UiExtension.WrapList)
            .AddCallToolFilter(_ => AnswerAsync));

    private static async ValueTask<CallToolResult> AnswerAsync(RequestContext<CallToolRequestParams> request, CancellationToken cancellation)
    {
        var reply = request.Services!.GetRequiredService<ReplyWriter>().Write(await Call(request, cancellation));
        return request.Services!.GetRequiredService<IHttpContextAccessor>().HttpContext!.Features.GetRequiredFeature<ReplyBody>().Hold(reply);
    }
}

/// <summary>A step of the way of a tool call, with all that comes after it.</summary>
internal delegate Task<Reply> ToolStep(RequestContext<CallToolRequestParams> request, CancellationToken cancellation);
