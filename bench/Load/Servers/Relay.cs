using System.Collections.Concurrent;

namespace Oig.Load.Servers;

/// <summary>
/// What a miss costs without this server: from Kestrel, an HttpClient that fetches the account's readings from the portal, and a parser. Its
/// answer is always the same one.
/// </summary>
internal sealed class Relay(PortalVisitor portal, byte[] answer)
{
    private readonly ConcurrentDictionary<string, string> _cookies = new();

    public async Task AnswerAsync(HttpContext context)
    {
        await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
        await portal.ReadAsync(await CookieAsync(context.Request.Headers["X-OIG-Email"].ToString()), context.RequestAborted);
        context.Response.ContentType = "text/event-stream";
        await context.Response.Body.WriteAsync(answer, context.RequestAborted);
    }

    // Logged in once, before anything is measured.
    private async ValueTask<string> CookieAsync(string email) =>
        _cookies.TryGetValue(email, out var cookie) ? cookie : _cookies[email] = await portal.LogInAsync(email);
}
