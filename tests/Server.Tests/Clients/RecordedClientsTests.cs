using System.Net;
using System.Text;
using System.Text.Json;
using Oig.Server.Tests.Hosting;

namespace Oig.Server.Tests.Clients;

/// <summary>
/// Sessions of real clients, replayed as they were recorded in November 2026 between each client and this server in mock mode: every header, protocol
/// version, capability, <c>_meta</c> and progress token as it was sent. Credentials are those of the simulated account.
/// </summary>
public sealed class RecordedClientsTests(SharedServer shared) : IClassFixture<SharedServer>, IDisposable
{
    private static readonly string Folder = Repository.Path("tests", "Server.Tests", "Clients");
    private readonly HttpClient _http = new(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.All });

    private static readonly string[] Names = [.. Directory.GetFiles(Folder, "*.json").Select(file => Path.GetFileNameWithoutExtension(file)).Order()];

    public static TheoryData<string> Recorded => [.. Names];

    public void Dispose() => _http.Dispose();

    [Theory]
    [MemberData(nameof(Recorded))]
    public async Task Each_request_of_the_client_is_answered_as_it_expects(string client)
    {
        foreach (var recorded in Requests(client))
        {
            using var request = Replay(recorded);
            using var response = await _http.SendAsync(request);

            Assert.Equal(recorded.GetProperty("status").GetInt32(), (int)response.StatusCode);
            if (!recorded.TryGetProperty("body", out var body) || !body.TryGetProperty("id", out var id)) continue;
            var answer = Answers(await response.Content.ReadAsStringAsync()).Last();
            Assert.Equal(id.GetRawText(), answer.GetProperty("id").GetRawText());
            Assert.True(answer.TryGetProperty("result", out var result), answer.GetRawText());
            if (body.GetProperty("method").GetString() == "tools/call") Assert.Equal("success", result.GetProperty("structuredContent").Status());
            if (body.GetProperty("method").GetString() == "initialize") AssertAgreed(body, result);
        }
    }

    [Fact]
    public void Five_clients_were_recorded_each_up_to_a_call_of_a_tool()
    {
        Assert.Equal(["claude-code", "codex", "gemini-cli", "inspector", "mcp-remote"], Names);
        Assert.All(Names, client => Assert.Contains(Requests(client), request =>
            request.TryGetProperty("body", out var body) && body.GetProperty("method").GetString() == "tools/call"));
    }

    private static JsonElement.ArrayEnumerator Requests(string client) =>
        JsonElement.Parse(File.ReadAllText(Path.Combine(Folder, $"{client}.json"))).GetProperty("requests").EnumerateArray();

    // An older revision is spoken with whoever asks for it, and nobody gets instructions that do not know of his credentials.
    private static void AssertAgreed(JsonElement body, JsonElement result)
    {
        Assert.Equal(body.GetProperty("params").GetProperty("protocolVersion").GetString(), result.GetProperty("protocolVersion").GetString());
        Assert.Contains("Credentials came with this request.", result.GetProperty("instructions").GetString(), StringComparison.Ordinal);
    }

    private HttpRequestMessage Replay(JsonElement recorded)
    {
        var request = new HttpRequestMessage(new(recorded.GetProperty("method").GetString()!), new Uri(shared.Server.Url, recorded.GetProperty("path").GetString()));
        if (recorded.TryGetProperty("body", out var body)) request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body.GetRawText()));
        foreach (var header in recorded.GetProperty("headers").EnumerateArray().Select(header => header.GetString()!.Split(": ", 2)))
            if (!request.Headers.TryAddWithoutValidation(header[0], header[1])) request.Content?.Headers.TryAddWithoutValidation(header[0], header[1]);
        return request;
    }

    /// <summary>Messages of an answer: one as JSON, or several as events, of which progress comes first.</summary>
    private static IEnumerable<JsonElement> Answers(string text) => text.StartsWith('{')
        ? [JsonElement.Parse(text)]
        : text.Split('\n').Where(line => line.StartsWith("data:", StringComparison.Ordinal)).Select(line => JsonElement.Parse(line[5..]));
}
