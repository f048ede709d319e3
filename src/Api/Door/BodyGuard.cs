using System.IO.Pipelines;
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
        using var lease = limits.Shares.AttemptAcquire((Share.Requests, context.Connection.RemoteIpAddress!), more);
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
        try
        {
            // What a sender says is believed as far as an ordinary message.
            var body = new MemoryStream((int)Math.Min(context.Request.ContentLength ?? 0, BytesForOneRequest));
            if (!await CopyAsync(context.Request.BodyReader, body, context.RequestAborted)) return await TooLargeAsync(context);
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

    /// <summary>False when there is more than allowed.</summary>
    private async Task<bool> CopyAsync(PipeReader reader, MemoryStream body, CancellationToken cancellation)
    {
        while (true)
        {
            var read = await reader.ReadAsync(cancellation);
            var isTooLarge = body.Length + read.Buffer.Length > options.Value.LargestRequest;
            if (!isTooLarge)
                foreach (var part in read.Buffer) body.Write(part.Span);
            reader.AdvanceTo(read.Buffer.End);
            if (isTooLarge || read.IsCompleted) return !isTooLarge;
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
