using System.Globalization;
using System.Net.Http.Headers;
using Oig.Simulator;

namespace Oig.Load.Clients;

/// <summary>One client with one connection of its own, which asks for the live readings of one account.</summary>
internal sealed class Caller(IReadOnlyList<string>? tokens = null) : IDisposable
{
    private const string List = """{"jsonrpc":"2.0","id":1,"method":"tools/list"}""";
    private const string Call = """{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"get_basic_data","arguments":{}}}""";

    private static readonly MediaTypeHeaderValue Json = new("application/json");
    private static readonly byte[] Result = "\"result\":"u8.ToArray();
    private static readonly byte[] Failed = "\"isError\":true"u8.ToArray();

    private readonly HttpMessageInvoker _connection = new(new SocketsHttpHandler { MaxConnectionsPerServer = 1, UseCookies = false });

    /// <summary>The whole answer with the live readings; throws when it is none of success.</summary>
    public Task<byte[]> AskAsync(Uri mcp, int account, CancellationToken ct) => SendAsync(Call, mcp, account, ct);

    /// <summary>The whole answer with the list of tools.</summary>
    public Task<byte[]> ListToolsAsync(Uri mcp, int account, CancellationToken ct) => SendAsync(List, mcp, account, ct);

    public void Dispose() => _connection.Dispose();

    private async Task<byte[]> SendAsync(string body, Uri mcp, int account, CancellationToken ct)
    {
        using var request = Request(body, mcp, account);
        using var response = await _connection.SendAsync(request, ct);
        var answer = await response.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync(ct);
        if (answer.AsSpan().IndexOf(Result) < 0 || answer.AsSpan().IndexOf(Failed) >= 0) throw new InvalidOperationException(System.Text.Encoding.UTF8.GetString(answer));
        return answer;
    }

    private HttpRequestMessage Request(string body, Uri mcp, int account)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, mcp) { Content = new StringContent(body, Json) };
        request.Headers.Accept.ParseAdd("application/json, text/event-stream");
        if (tokens is null) AddCredentials(request.Headers, account);
        else request.Headers.Authorization = new("Bearer", tokens[account - 1]);
        return request;
    }

    private static void AddCredentials(HttpRequestHeaders headers, int account)
    {
        headers.Add("X-OIG-Email", Accounts.Email(account));
        headers.Add("X-OIG-Password", AccountBook.TestPassword);
    }
}

/// <summary>The simulator's load accounts, from 1.</summary>
internal static class Accounts
{
    public static string Email(int number) => string.Create(CultureInfo.InvariantCulture, $"load-{number:D6}@example.com");
}
