using System.Globalization;
using Oig.Api.Replies;

namespace Oig.Api.Door;

/// <summary>The answer to an address that asks too much: 429 with <c>Retry-After</c> in whole seconds.</summary>
internal static class TooManyRequests
{
    public static Task AnswerAsync(HttpContext context, string text, TimeSpan? wait)
    {
        var seconds = Math.Max(1, Math.Ceiling(wait?.TotalSeconds ?? 1)).ToString(CultureInfo.InvariantCulture);
        context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        context.Response.Headers.RetryAfter = seconds;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(Text.Say(text, seconds) + "\n", context.RequestAborted);
    }
}
