using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using Oig.Api.Replies;

namespace Oig.Api.Tools;

/// <summary>Turns what goes wrong in a tool call into one clear error.</summary>
internal static class FailureBoundary
{
    public static ToolStep Around(ToolStep next) => async (request, cancellation) =>
    {
        // A front end that has not found its cluster yet knows no grains.
        if (!HasStarted(request.Services!)) return Reply.Error(Problem.ServerUnavailable);
        try
        {
            return await next(request, cancellation);
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or ModelContextProtocol.McpException or InputRequiredException))
        {
            return Reply.Error(Explain(exception, request));
        }
    };

    private static bool HasStarted(IServiceProvider services) =>
        services.GetRequiredService<IHostApplicationLifetime>().ApplicationStarted.IsCancellationRequested;

    private static Problem Explain(Exception exception, RequestContext<CallToolRequestParams> request)
    {
        var logger = request.Services!.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(FailureBoundary));
        var clusterIsDown = exception is OrleansException or TimeoutException;
        if (clusterIsDown) Log.ClusterDidNotAnswer(logger, request.Params.Name, exception);
        else Log.ToolFailed(logger, request.Params.Name, exception);
        return exception is GatewayTooBusyException ? Problem.ServerBusy : clusterIsDown ? Problem.ServerUnavailable : Problem.Internal;
    }
}
