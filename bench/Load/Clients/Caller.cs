using System.Globalization;
using System.Net.Http.Headers;
using Oig.Simulator;

namespace Oig.Load.Clients;

/// <summary>One client with one connection of its own, which asks for the live readings of one account.</summary>
internal sealed class Caller : IDisposable
{
    private const string Body = """{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"get_basic_data","arguments":{}}}""";

    private static readonly MediaTypeHeaderValue Json = new("application/json");
    private static readonly byte[] Failed = "\"isError\":true"u8.ToArray();

    private readonly HttpMessageInvoker _connection = new(new SocketsHttpHandler { MaxConnectionsPerServer = 1, UseCookies = false });

    /// <summary>The whole answer; throws when it is none of success.</summary>
    public async Task<byte[]> AskAsync(Uri mcp, int account, CancellationToken ct)
    {
        using var request = Request(mcp, account);
        using var response = await _connection.SendAsync(request, ct);
        var answer = await response.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync(ct);
        if (answer.AsSpan().IndexOf(Failed) >= 0) throw new InvalidOperationException(System.Text.Encoding.UTF8.GetString(answer));
        return answer;
    }

    public void Dispose() => _connection.Dispose();

    private static HttpRequestMessage Request(Uri mcp, int account)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, mcp) { Content = new StringContent(Body, Json) };
        request.Headers.Accept.ParseAdd("application/json, text/event-stream");
        request.Headers.Add("X-OIG-Email", Accounts.Email(account));
        request.Headers.Add("X-OIG-Password", AccountBook.TestPassword);
        return request;
    }
}

/// <summary>The simulator's load accounts, from 1.</summary>
internal static class Accounts
{
    public static string Email(int number) => string.Create(CultureInfo.InvariantCulture, $"load-{number:D6}@example.com");
}
