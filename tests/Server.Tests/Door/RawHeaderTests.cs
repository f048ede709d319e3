using System.Net.Sockets;
using System.Text;
using Oig.Server.Tests.Hosting;
using Oig.Simulator;

namespace Oig.Server.Tests.Door;

/// <summary>Headers as bytes on the wire, which clients fill in Latin-1, in UTF-8, and with what is neither.</summary>
public sealed class RawHeaderTests : IAsyncLifetime
{
    private const string Body = """{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"get_basic_data","arguments":{}}}""";
    private const string Password = "Kávijka é";

    private OigServer _server = null!;

    public async Task InitializeAsync()
    {
        _server = await OigServer.StartAsync();
        _server.Portal.Accounts[AccountBook.OneBoxEmail].Password = Password;
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Theory]
    [InlineData("iso-8859-1")]
    [InlineData("utf-8")]
    public async Task A_password_with_accents_is_read_however_the_client_spells_it(string encoding)
    {
        var answer = await SendAsync(Encoding.GetEncoding(encoding), $"X-OIG-Email: {AccountBook.OneBoxEmail}", $"X-OIG-Password: {Password}");
        Assert.StartsWith("HTTP/1.1 200 ", answer, StringComparison.Ordinal);
        Assert.Contains("\"status\":\"success\"", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Authorization: Basic \u00ff\u00fe\u00e9")]
    [InlineData("Authorization: Bearer \u00ff\u00fe\u00e9")]
    [InlineData("X-OIG-Email: \u00ff\u00fe", "X-OIG-Password: \u00ff")]
    [InlineData("X-OIG-Email: \u00c3", "X-OIG-Password: p")]
    [InlineData("X-OIG-Readonly-Access: \u00e9")]
    [InlineData("Accept-Language: \u00e9\u00ff")]
    [InlineData("X-Forwarded-For: \u00e9")]
    [InlineData("Forwarded: for=\u00e9")]
    [InlineData("traceparent: \u00e9")]
    [InlineData("MCP-Protocol-Version: \u00e9")]
    [InlineData("Mcp-Session-Id: \u00e9")]
    [InlineData("Origin: http://\u00e9")]
    [InlineData("X-Whatever: \u00e9\u0080\u00ff")]
    public async Task Bytes_that_are_no_text_get_an_answer_with_a_text(params string[] headers)
    {
        var answer = await SendAsync(Encoding.Latin1, headers);
        var (head, body) = (answer[..answer.IndexOf("\r\n\r\n", StringComparison.Ordinal)], answer[(answer.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..]);
        Assert.Matches("^HTTP/1.1 (200|400|403) ", head);
        Assert.Matches("[A-Za-z]{4}", body);
    }

    private async Task<string> SendAsync(Encoding encoding, params string[] headers)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(_server.Url.Host, _server.Url.Port);
        string[] lines =
        [
            "POST /mcp HTTP/1.1", "Host: localhost", "Connection: close", "Content-Type: application/json", "Accept: application/json, text/event-stream",
            $"Content-Length: {Body.Length}", .. headers, "", Body,
        ];
        await socket.GetStream().WriteAsync(encoding.GetBytes(string.Join("\r\n", lines)));
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var reader = new StreamReader(socket.GetStream());
        return await reader.ReadToEndAsync(patience.Token);
    }
}
