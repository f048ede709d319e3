using System.Collections.Concurrent;
using System.Text.Json;
using Oig.Simulator;

namespace Oig.Load.Servers;

/// <summary>
/// What a miss costs without this server: from Kestrel, an HttpClient that fetches the account's readings from the portal, and a parser. Its
/// answer is always the same one.
/// </summary>
internal sealed class Relay(HttpClient portal, byte[] answer)
{
    private readonly ConcurrentDictionary<string, string> _cookies = new();

    /// <summary>Asks the portal by connections that are kept.</summary>
    public static HttpClient Client(Uri portal) => new(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = portal };

    public async Task AnswerAsync(HttpContext context)
    {
        await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
        await ReadAsync(await CookieAsync(context.Request.Headers["X-OIG-Email"].ToString()), context.RequestAborted);
        context.Response.ContentType = "text/event-stream";
        await context.Response.Body.WriteAsync(answer, context.RequestAborted);
    }

    private async Task ReadAsync(string cookie, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "json.php") { Headers = { { "Cookie", cookie } } };
        using var response = await portal.SendAsync(request, ct);
        using var readings = JsonDocument.Parse(await response.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync(ct));
        if (!readings.RootElement.EnumerateObject().Any()) throw new InvalidOperationException("The portal shows no box.");
    }

    // Logged in once, before anything is measured.
    private async ValueTask<string> CookieAsync(string email) =>
        _cookies.TryGetValue(email, out var cookie) ? cookie : _cookies[email] = await LogInAsync(email);

    private async Task<string> LogInAsync(string email)
    {
        using var response = await portal.PostAsJsonAsync("inc/php/scripts/Login.php", new { email, password = AccountBook.TestPassword });
        return response.EnsureSuccessStatusCode().Headers.GetValues("Set-Cookie").First().Split(';')[0];
    }
}
