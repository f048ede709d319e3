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
    public static ToolStep Around(ToolStep next) => async (request, cancellation) =>
    {
        var start = request.Services!.GetRequiredService<TimeProvider>().GetTimestamp();
        var reply = await next(request, cancellation);
        if (reply.Refusal == Refusal.None) return reply;
        var book = request.Services!.GetRequiredService<RefusalBook>();
        book.Note(request.Services!.Caller(), reply.Refusal, reply.Code!);
        await GiveTokenUpAsync(request.Services!, reply.Code!);
        await book.HoldBackAsync(start, cancellation);
        return reply;
    };

    private static async Task GiveTokenUpAsync(IServiceProvider services, string code)
    {
        if (services.Caller().Token is { } token && code == Problem.AuthenticationFailed)
            await services.GetRequiredService<TokenRefusal>().RefuseAsync(services.GetRequiredService<IHttpContextAccessor>().HttpContext!, token);
    }
}
