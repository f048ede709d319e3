using System.Globalization;
using Oig.Simulator.Endpoints;

namespace Oig.Simulator.Server;

/// <summary>Sends the right answer, or spoils it.</summary>
internal sealed class TroubleMaker(Trouble? trouble, string basePath, TimeProvider time)
{
    private const int Dropped = 0;

    public async Task SendAsync(HttpContext context, RecordedRequest record, Func<Answer> handle)
    {
        var answer = trouble is { AfterHandling: true } ? handle() : null;
        if (!await IsHeardAsync(context.RequestAborted))
        {
            record.Status = Dropped;
            context.Abort();
            return;
        }

        // The portal's clock is the simulated one; clients compare it with the boxes' last contacts.
        context.Response.Headers.Date = time.GetUtcNow().ToString("R", CultureInfo.InvariantCulture);
        answer = Spoilt(answer, handle);
        record.Status = answer.Status;
        await WriteAsync(context, answer);
    }

    /// <summary>Waits where the trouble says so; false if then there is nothing to say, or nobody to say it to.</summary>
    private async Task<bool> IsHeardAsync(CancellationToken aborted)
    {
        if (trouble is { Kind: TroubleKind.Slow or TroubleKind.NoAnswer, Wait: { } wait })
            await Task.Delay(wait, time, aborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return !aborted.IsCancellationRequested && trouble is not { Kind: TroubleKind.Abort or TroubleKind.NoAnswer };
    }

    private Answer Spoilt(Answer? answer, Func<Answer> handle) => trouble?.Kind switch
    {
        null or TroubleKind.Slow => answer ?? handle(),
        TroubleKind.Truncated => CutInHalf(answer ?? handle()),
        TroubleKind.Respond when trouble.Said is var (status, body) => body is ['[' or '{', ..] ? Answer.Json(body, status) : Answer.Html(body, status),
        TroubleKind.ServerError => Pages.Error,
        TroubleKind.Unavailable => Later(Pages.Unavailable),
        TroubleKind.TooManyRequests => Later(Pages.TooManyRequests),
        TroubleKind.MaintenancePage => Pages.Maintenance,
        TroubleKind.Redirect => Answer.RedirectTo(basePath + Routes.MaintenancePage),
        TroubleKind.Oversized => Answer.Json($"{{\"filler\":\"{new string('x', (int)trouble.Bytes)}\"}}"),
        _ => Answer.Json("}{ nonsense"),
    };

    private Answer Later(Answer answer) => trouble?.Wait is { } wait
        ? answer.With("Retry-After", ((long)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture))
        : answer;

    private static Answer CutInHalf(Answer answer) => answer with { Body = answer.Body[..(answer.Body.Length / 2)] };

    private static async Task WriteAsync(HttpContext context, Answer answer)
    {
        context.Response.StatusCode = answer.Status;
        if (answer.Status == StatusCodes.Status304NotModified)
            answer = answer with { Body = default };
        else
            (context.Response.ContentType, context.Response.ContentLength) = (answer.ContentType, answer.Body.Length);
        foreach (var (name, value) in answer.Headers)
            context.Response.Headers.Append(name, value);
        await context.Response.Body.WriteAsync(answer.Body, context.RequestAborted);
    }
}
