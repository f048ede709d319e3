using ModelContextProtocol.Server;
using Oig.Api.Telemetry;

namespace Oig.Api.Tools;

/// <summary>Around every tool call: its name on each log record written in it, and its outcome and duration.</summary>
internal static class ToolTelemetry
{
    // A caller may ask for any name; one that is no tool must not become a label.
    public const string UnknownTool = "_OTHER";
    private const string Aborted = "aborted";

    public static ToolStep Around(ToolStep next) => async (request, cancellation) =>
    {
        var tool = request.MatchedPrimitive is McpServerTool known ? known.ProtocolTool.Name : UnknownTool;
        var time = request.Services!.GetRequiredService<TimeProvider>();
        var (started, outcome) = (time.GetTimestamp(), Aborted);
        using var scope = request.Services!.GetRequiredService<LogScopes>().Tool(tool);
        try
        {
            var reply = await next(request, cancellation);
            outcome = reply.Code ?? reply.Status;
            return reply;
        }
        finally
        {
            ApiTelemetry.ToolCalled(tool, outcome, time.GetElapsedTime(started));
        }
    };
}
