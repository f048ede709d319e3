using Microsoft.Extensions.Options;
using Oig.Api.Replies;

namespace Oig.Api.Door;

/// <summary>
/// Reads the body of a request before anything else does: no more of it than allowed, and for as long as the web server waits for one that
/// trickles. A body costs its address more the longer it is.
/// </summary>
internal sealed class BodyGuard(RequestDelegate next, IOptions<RateLimitOptions> options, AddressLimits limits, BadRequests bad)
{
    private const int BytesForOneRequest = 4 * 1024;

    public async Task InvokeAsync(HttpContext context)
    {
        if (!HttpMethods.IsPost(context.Request.Method)) await next(context);
        else if (context.Request.ContentLength > options.Value.LargestRequest) await TooLargeAsync(context);
        else if (await ReadAsync(context) is { } body) await GoOnAsync(context, body);
    }

    private async Task GoOnAsync(HttpContext context, MemoryStream body)
    {
        var more = (int)(body.Length / BytesForOneRequest);
        using var lease = limits.Requests.AttemptAcquire(context.Connection.RemoteIpAddress!, more);
        if (more > 0 && !lease.IsAcquired)
        {
            await Refusals.TooManyAsync(context, "too_many_requests", null);
            return;
        }

        context.Request.Body = body;
        await next(context);
    }

    /// <summary>The body; null when it was refused, or its sender has left.</summary>
    private async Task<MemoryStream?> ReadAsync(HttpContext context)
    {
        var body = new MemoryStream();
        try
        {
            var buffer = new byte[BytesForOneRequest];
            for (int read; (read = await context.Request.Body.ReadAsync(buffer, context.RequestAborted)) > 0;)
            {
                body.Write(buffer.AsSpan(0, read));
                if (body.Length > options.Value.LargestRequest) return await TooLargeAsync(context);
            }

            body.Position = 0;
            return body;
        }
        catch (BadHttpRequestException exception)
        {
            return await RefuseAsync(context, exception.StatusCode, exception.StatusCode == StatusCodes.Status408RequestTimeout ? "body_too_slow" : "body_damaged");
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException)
        {
            return null;
        }
    }

    private Task<MemoryStream?> TooLargeAsync(HttpContext context) =>
        RefuseAsync(context, StatusCodes.Status413PayloadTooLarge, "body_too_large", options.Value.LargestRequest);

    private async Task<MemoryStream?> RefuseAsync(HttpContext context, int status, string text, params object?[] values)
    {
        // Whoever sends what is too large is told; an operator can do nothing about it.
        if (status != StatusCodes.Status413PayloadTooLarge) bad.Report(context, status);
        // What is left of the body would otherwise be read to its end.
        context.Response.Headers.Connection = "close";
        await Refusals.AnswerAsync(context, status, Text.Say(text, values));
        return null;
    }
}
