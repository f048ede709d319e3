using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using Oig.Api.Door;
using Oig.Api.Replies;

namespace Oig.Api.Tools;

/// <summary>Keeps a read-only request from seeing and from calling tools that change something.</summary>
internal static class ReadOnlyGuard
{
    public static McpRequestHandler<ListToolsRequestParams, ListToolsResult> WrapList(McpRequestHandler<ListToolsRequestParams, ListToolsResult> next) =>
        async (request, cancellation) =>
        {
            var listed = await next(request, cancellation);
            if (IsReadOnly(request.Services!)) listed.Tools = [.. listed.Tools.Where(OnlyReads)];
            return listed;
        };

    public static ToolStep Before(ToolStep next) => (request, cancellation) =>
        request.MatchedPrimitive is McpServerTool tool && !OnlyReads(tool.ProtocolTool) && IsReadOnly(request.Services!)
            ? Task.FromResult(Reply.Error(request.Services!.Caller().Token is { MayControl: false } ? Problem.NotConsented : Problem.ReadOnly))
            : next(request, cancellation);

    // A tool that does not say that it only reads is taken for one that writes.
    private static bool OnlyReads(Tool tool) => tool.Annotations?.ReadOnlyHint == true;

    private static bool IsReadOnly(IServiceProvider services) => !services.Caller().MayChange;
}
