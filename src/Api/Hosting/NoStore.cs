using Microsoft.Net.Http.Headers;

namespace Oig.Api.Hosting;

/// <summary>No cache on the way may keep an answer: it is about one owner's home.</summary>
internal static class NoStore
{
    public static void UseNoStore(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        context.Response.OnStarting(
            state =>
            {
                ((HttpContext)state).Response.Headers[HeaderNames.CacheControl] = "no-store";
                return Task.CompletedTask;
            },
            context);
        return next(context);
    });
}
