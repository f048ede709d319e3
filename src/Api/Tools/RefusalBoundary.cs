using Oig.Api.Door;
using Oig.Api.Replies;
using Oig.Api.SignIn.Gate;

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
        await NoteAsync(request.Services!, reply.Code!);
        var left = Slowness - time.GetElapsedTime(start);
        if (left > TimeSpan.Zero) await Task.Delay(left, time, cancellation);
        return reply;
    };

    private static async Task NoteAsync(IServiceProvider services, string code)
    {
        var caller = services.Caller();
        services.GetRequiredService<RefusalBook>().Note(caller, code);
        if (caller.Token is { } token && code == Problem.AuthenticationFailed)
            await services.GetRequiredService<TokenRefusal>().RefuseAsync(services.GetRequiredService<IHttpContextAccessor>().HttpContext!, token);
    }
}
