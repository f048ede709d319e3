using System.Diagnostics;
using System.Net.Http.Headers;

namespace Oig.TelemetryCost;

/// <summary>Clients that call <c>get_basic_data</c> one call after the other, all for one account, so that all but the first are answered from memory.</summary>
internal sealed class Load(Uri url) : IDisposable
{
    private const int Clients = 8;

    private static readonly byte[] Body =
        """{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"get_basic_data","arguments":{}}}"""u8.ToArray();

    private readonly HttpClient _http = new() { BaseAddress = url };

    /// <summary>Waits until the server answers a call.</summary>
    public async Task ReadyAsync()
    {
        for (var started = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(started) < TimeSpan.FromMinutes(1); await Task.Delay(100))
        {
            try
            {
                using var health = await _http.GetAsync("/health/ready");
                if (!health.IsSuccessStatusCode) continue;
                await CallAsync();
                return;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
        }

        throw new TimeoutException("The server did not get ready.");
    }

    /// <summary>Calls for this long; how many calls were answered in which time.</summary>
    public async Task<(int Calls, TimeSpan Elapsed)> RunAsync(TimeSpan duration)
    {
        var started = Stopwatch.GetTimestamp();
        var calls = await Task.WhenAll(Enumerable.Range(0, Clients).Select(async _ =>
        {
            var count = 0;
            for (; Stopwatch.GetElapsedTime(started) < duration; count++) await CallAsync();
            return count;
        }));
        return (calls.Sum(), Stopwatch.GetElapsedTime(started));
    }

    public void Dispose() => _http.Dispose();

    private async Task CallAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/mcp") { Content = new ByteArrayContent(Body) };
        request.Content.Headers.ContentType = new("application/json");
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
        request.Headers.Add("X-OIG-Email", "test@example.com");
        request.Headers.Add("X-OIG-Password", "test_password_123");
        using var answer = await _http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        if (!text.Contains("\"status\":\"success\"", StringComparison.Ordinal)) throw new InvalidOperationException($"Unexpected answer: {text}");
    }
}
