using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using Oig.Api.Replies;

namespace Oig.Api.Refusals;

/// <summary>
/// Around every tool call: an answer that refuses credentials is noted once, and given no sooner than after a quarter of a second,
/// so that its time does not tell whether the portal was asked.
/// </summary>
internal static class RefusalBoundary
{
    // A little more than promised, since timers are coarse.
    private static readonly TimeSpan Slowness = TimeSpan.FromMilliseconds(260);

    public static McpRequestHandler<CallToolRequestParams, CallToolResult> Wrap(McpRequestHandler<CallToolRequestParams, CallToolResult> next) =>
        async (request, cancellation) =>
        {
            var time = request.Services!.GetRequiredService<TimeProvider>();
            var start = time.GetTimestamp();
            var result = await next(request, cancellation);
            if (CodeOf(result) is not { } code || !Problem.IsRefusal(code)) return result;
            Note(request.Services!, code);
            var left = Slowness - time.GetElapsedTime(start);
            if (left > TimeSpan.Zero) await Task.Delay(left, time, cancellation);
            return result;
        };

    private static void Note(IServiceProvider services, string code) =>
        services.GetRequiredService<RefusalBook>().Note(RefusedRequest.Of(services.GetRequiredService<IHttpContextAccessor>().HttpContext!, code));

    private static string? CodeOf(CallToolResult result) =>
        result is { IsError: true, StructuredContent: { } reply } && reply.TryGetProperty("code", out var code) ? code.GetString() : null;
}
