using System.Globalization;
using System.Net.Http.Headers;

namespace Oig.Load.Clients;

/// <summary>One client, with one connection of its own unless it is given others, which asks for the live readings of accounts.</summary>
internal sealed class Caller(IReadOnlyList<string>? tokens = null, SocketsHttpHandler? connections = null) : IDisposable
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");
    private static readonly byte[] Result = "\"result\":"u8.ToArray();
    private static readonly byte[] Failed = "\"isError\":true"u8.ToArray();

    private readonly HttpMessageInvoker _connection = new(connections ?? ConnectionHandlers.One());

    /// <summary>Whether each account is asked for from an address of its own, as a proxy tells it.</summary>
    public bool TellsAddresses { get; init; }

    /// <summary>The whole answer with the live readings; throws when it is none of success.</summary>
    public Task<byte[]> AskAsync(Uri mcp, int account, CancellationToken ct) => AskAsync(Question.Readings, mcp, account, ct);

    /// <summary>The whole answer to another question; throws when it is none of success.</summary>
    public async Task<byte[]> AskAsync(Question question, Uri mcp, int account, CancellationToken ct)
    {
        using var request = Request(question, mcp, account);
        using var response = await _connection.SendAsync(request, ct);
        var answer = await response.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync(ct);
        if (answer.AsSpan().IndexOf(Result) < 0 || answer.AsSpan().IndexOf(Failed) >= 0) throw new FailedCallException(System.Text.Encoding.UTF8.GetString(answer));
        return answer;
    }

    /// <summary>Asks; what went wrong, where the answer was none of success or there was none, else null.</summary>
    public async Task<Exception?> TryAsync(Question question, Uri mcp, int account)
    {
        try
        {
            await AskAsync(question, mcp, account, CancellationToken.None);
            return null;
        }
        catch (Exception exception) when (exception is HttpRequestException or FailedCallException or IOException)
        {
            return exception;
        }
    }

    public void Dispose() => _connection.Dispose();

    private HttpRequestMessage Request(Question question, Uri mcp, int account)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, mcp) { Content = new StringContent(question.Body, Json) };
        request.Headers.Accept.ParseAdd("application/json, text/event-stream");
        if (TellsAddresses) request.Headers.Add("X-Forwarded-For", Accounts.Address(account));
        if (tokens is null) AddCredentials(request.Headers, account, question.Password);
        else request.Headers.Authorization = new("Bearer", tokens[account - 1]);
        return request;
    }

    private static void AddCredentials(HttpRequestHeaders headers, int account, string password)
    {
        headers.Add("X-OIG-Email", Accounts.Email(account));
        headers.Add("X-OIG-Password", password);
    }
}

/// <summary>The simulator's load accounts, from 1.</summary>
internal static class Accounts
{
    private const string Prefix = "load-";
    private const int Digits = 6;

    public static string Email(int number) => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{number:D6}@example.com");

    /// <summary>The address of the account's owner.</summary>
    public static string Address(int number) => $"10.{(number >> 16) & 255}.{(number >> 8) & 255}.{number & 255}";

    /// <summary>The number of the account with this e-mail; null for anybody else.</summary>
    public static int? Number(string? email) =>
        email?.StartsWith(Prefix, StringComparison.Ordinal) == true ? int.Parse(email.AsSpan(Prefix.Length, Digits), CultureInfo.InvariantCulture) : null;
}
