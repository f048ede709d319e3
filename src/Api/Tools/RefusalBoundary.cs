using Oig.Api.Door;
using Oig.Api.Replies;

namespace Oig.Api.Tools;

/// <summary>
/// Around every tool call: an answer that refuses credentials is noted once, and given no sooner than after a quarter of a second,
/// so that its time does not tell whether the portal was asked.
/// </summary>
internal static class RefusalBoundary
{
    // A little more than promised, since timers are coarse.
    private static readonly TimeSpan Slowness = TimeSpan.FromMilliseconds(260);

    public static ToolStep Around(ToolStep next) => async (request, cancellation) =>
    {
        var time = request.Services!.GetRequiredService<TimeProvider>();
        var start = time.GetTimestamp();
        var reply = await next(request, cancellation);
        if (!Problem.IsRefusal(reply.Code)) return reply;
        Note(request.Services!, reply.Code!);
        var left = Slowness - time.GetElapsedTime(start);
        if (left > TimeSpan.Zero) await Task.Delay(left, time, cancellation);
        return reply;
    };

    private static void Note(IServiceProvider services, string code) =>
        services.GetRequiredService<RefusalBook>().Note(services.Caller(), code);
}
