using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using Oig.Api.Replies;

namespace Oig.Api.Tools;

/// <summary>Around every tool call: refuses arguments that do not fit the tool's schema, and turns what goes wrong into one clear error.</summary>
internal static class ToolBoundary
{
    public static McpRequestHandler<CallToolRequestParams, CallToolResult> Wrap(McpRequestHandler<CallToolRequestParams, CallToolResult> next) =>
        async (request, cancellation) =>
        {
            if (request.MatchedPrimitive is McpServerTool tool && ArgumentCheck.Find(tool.ProtocolTool, request.Params.Arguments) is { } problem)
                return ReplyWriter.Error(problem);
            // A front end that has not found its cluster yet knows no grains.
            if (!HasStarted(request.Services!)) return ReplyWriter.Error(Problem.ServerUnavailable);
            try
            {
                return await next(request, cancellation);
            }
            catch (Exception exception) when (exception is not (OperationCanceledException or ModelContextProtocol.McpException or InputRequiredException))
            {
                return ReplyWriter.Error(Explain(exception, request));
            }
        };

    private static readonly Problem Overloaded = new(
        "server_busy", "This server has more to do than it can, and did not take up the request. Try again in a few seconds.", TimeSpan.FromSeconds(5));

    private static bool HasStarted(IServiceProvider services) =>
        services.GetRequiredService<IHostApplicationLifetime>().ApplicationStarted.IsCancellationRequested;

    private static Problem Explain(Exception exception, RequestContext<CallToolRequestParams> request)
    {
        var logger = request.Services!.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(ToolBoundary));
        var clusterIsDown = exception is Orleans.Runtime.OrleansException or TimeoutException;
        if (clusterIsDown) Log.ClusterDidNotAnswer(logger, request.Params.Name, exception);
        else Log.ToolFailed(logger, request.Params.Name, exception);
        return exception is GatewayTooBusyException ? Overloaded : clusterIsDown ? Problem.ServerUnavailable : Problem.Internal;
    }
}
