using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Oig.Simulator.Tests.Support;

/// <summary>A bare HTTP client without cookie jar or redirects, so that tests see what really went over the wire.</summary>
public sealed class Visitor(Uri baseUrl) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false })
    {
        BaseAddress = baseUrl,
        Timeout = TimeSpan.FromSeconds(10),
    };

    public string? Cookie { get; set; }

    public void Dispose() => _http.Dispose();

    public async Task<Reply> LogInAsync(string email = AccountBook.OneBoxEmail, string password = AccountBook.TestPassword)
    {
        var reply = await PostAsync("inc/php/scripts/Login.php", JsonSerializer.Serialize(new { email, password }));
        Cookie = reply.SessionCookie ?? Cookie;
        return reply;
    }

    public Task<Reply> LiveAsync(params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Get, "json.php", null, headers);

    public async Task<JsonElement> BoxAsync(string id) => (await LiveAsync()).Json.GetProperty(id);

    public Task<Reply> SeriesAsync(string name, string from, string to) =>
        PostAsync("json2.php", JsonSerializer.Serialize(new { name, range = $"{from},{to},0" }));

    public Task<Reply> NotificationsAsync() => GetAsync("inc/php/scripts/Controller.Call.php?id=2&selector_id=ctrl-notifs&_nonce=1");

    public Task<Reply> GetAsync(string path) => SendAsync(HttpMethod.Get, path, null);

    public Task<Reply> PostAsync(string path, string body) => SendAsync(HttpMethod.Post, path, Body(body, "application/json"));

    /// <summary>A write as the portal wants it since July 2026, unless told otherwise.</summary>
    public Task<Reply> WriteAsync(string script, string body, string contentType = "application/json", bool header = true) =>
        SendAsync(HttpMethod.Post, $"inc/php/scripts/{script}?_nonce=1", Body(body, contentType),
            header ? [("X-Requested-With", "XMLHttpRequest")] : []);

    public Task<Reply> SetAsync(string box, string table, string column, int value) =>
        WriteAsync("Device.Set.Value.php", $$"""{"id_device":"{{box}}","table":"{{table}}","column":"{{column}}","value":{{value}}}""");

    public Task<Reply> ExportAsync(string box, int value, string cap = "null") =>
        WriteAsync("ToGrid.Toggle.php", $$"""{"id_device":"{{box}}","value":{{value}},"p_max_feed_grid":{{cap}}}""");

    private static ByteArrayContent Body(string text, string contentType)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(text));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        return content;
    }

    private async Task<Reply> SendAsync(HttpMethod method, string path, HttpContent? body, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body };
        if (Cookie is not null)
            request.Headers.Add("Cookie", $"PHPSESSID={Cookie}");
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        using var response = await _http.SendAsync(request);
        return new Reply(response.StatusCode, response.Headers, response.Content.Headers, await response.Content.ReadAsByteArrayAsync());
    }
}
