using System.Text;
using Microsoft.AspNetCore.Http;

namespace Oig.Portal.Tests.Http;

internal static class Answers
{
    internal const string LoginSuccess = """[[2,"",false]]""";

    internal const string ErrorPage = "<!DOCTYPE html>\n<html><head><title>Chyba</title></head><body><h1>Nastala chyba</h1></body></html>";

    internal static Task SendAsync(HttpContext context, int status, string body, string contentType = "text/html; charset=UTF-8") =>
        SendAsync(context, status, Encoding.UTF8.GetBytes(body), contentType);

    internal static async Task SendAsync(HttpContext context, int status, byte[] body, string contentType = "application/json")
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = contentType;
        if (status is not (204 or 304))
            await context.Response.Body.WriteAsync(body);
    }

    internal static Task LoggedInAsync(HttpContext context, string cookie)
    {
        context.Response.Headers.SetCookie = $"PHPSESSID={cookie}; path=/";
        return SendAsync(context, 200, LoginSuccess);
    }

    /// <summary>Never answers; ends when the client hangs up.</summary>
    internal static async Task SilenceAsync(HttpContext context)
    {
        var gone = new TaskCompletionSource();
        await using var registration = context.RequestAborted.Register(gone.SetResult);
        await gone.Task;
    }

    internal static Task HangUpAsync(HttpContext context)
    {
        context.Abort();
        return Task.CompletedTask;
    }

    /// <summary>Announces more than it sends, then drops the connection.</summary>
    internal static async Task BreakOffAsync(HttpContext context)
    {
        context.Response.ContentLength = 1_000;
        await context.Response.Body.WriteAsync("[["u8.ToArray());
        await context.Response.Body.FlushAsync();
        context.Abort();
    }
}
