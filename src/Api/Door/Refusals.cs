using System.Globalization;
using Oig.Api.Replies;

namespace Oig.Api.Door;

/// <summary>Answers to requests that come to no tool: a status and one line of text.</summary>
internal static class Refusals
{
    public static Task AnswerAsync(HttpContext context, int status, string text)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(text, context.RequestAborted);
    }

    /// <summary>To an address that asks too much: 429 with <c>Retry-After</c> in whole seconds.</summary>
    public static Task TooManyAsync(HttpContext context, string text, TimeSpan? wait)
    {
        var seconds = Math.Max(1, Math.Ceiling(wait?.TotalSeconds ?? 1)).ToString(CultureInfo.InvariantCulture);
        context.Response.Headers.RetryAfter = seconds;
        return AnswerAsync(context, StatusCodes.Status429TooManyRequests, Text.Say(text, seconds));
    }
}
