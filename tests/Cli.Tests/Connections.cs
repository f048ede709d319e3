using System.Net;
using System.Net.Sockets;
using Oig.Cli.Connection;
using Oig.Cli.Tests.Server;

namespace Oig.Cli.Tests;

public sealed class Connections(FakeServer server) : IClassFixture<FakeServer>
{
    [Fact]
    public async Task A_server_that_is_not_running_is_told_how_to_start()
    {
        // Bound, so that nobody else takes the port, but not listening.
        using var reserved = new Socket(SocketType.Stream, ProtocolType.Tcp);
        reserved.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var port = ((IPEndPoint)reserved.LocalEndPoint!).Port;

        var line = await FailedAsync($"http://localhost:{port}/mcp");
        Assert.Equal($"Nothing listens at http://localhost:{port}/mcp. Start the server: OIG_CLOUD_MOCK=1 dotnet run --project src/Silo", line);
    }

    [Fact]
    public void A_foreign_server_that_is_not_running_is_not_told_to_start_here()
    {
        var refused = new HttpRequestException(HttpRequestError.ConnectionError);
        Assert.Equal(
            "Nothing listens at https://battery.example.com/mcp. Start the server there, or give its address with --url.",
            UnusableServer.Reason(new("https://battery.example.com/mcp"), refused));
    }

    [Fact]
    public async Task A_host_that_does_not_exist_is_named()
    {
        // Too long for a name server to be asked at all.
        var host = new string('a', 70);
        Assert.Equal($"The host {host} is not known. Check --url.", (await Ran.WithAsync("list", "--url", $"https://{host}/mcp")).OnlyError(3));
    }

    [Theory]
    [InlineData("/status/400", "HTTP 400", "AllowedHosts")]
    [InlineData("/status/401", "HTTP 401", "proxy")]
    [InlineData("/status/403", "HTTP 403", "AllowedHosts")]
    [InlineData("/status/404", "HTTP 404", "--url")]
    [InlineData("/nowhere", "HTTP 404", "/mcp")]
    [InlineData("/status/429", "HTTP 429", "wait")]
    [InlineData("/status/500", "HTTP 500", "log")]
    [InlineData("/status/503", "HTTP 503", "log")]
    [InlineData("/html", "not as an MCP server", "--url")]
    [InlineData("/json/{}", "not as an MCP server", "--url")]
    [InlineData("/json/[]", "not as an MCP server", "--url")]
    [InlineData("/json/oops", "not as an MCP server", "--url")]
    [InlineData("/refuses", "refuses this MCP client", "Not here.")]
    [InlineData("/half", "broke off", "Try again")]
    public async Task What_is_no_mcp_server_is_described_with_a_remedy(string path, string what, string remedy)
    {
        var line = await FailedAsync(server.At($"{path}?token=marked-secret"));
        Assert.Contains(server.At(""), line);
        Assert.Contains(what, line);
        Assert.Contains(remedy, line);
        Assert.DoesNotContain("secret", line);
    }

    [Fact]
    public async Task A_redirect_is_not_followed_because_it_could_lead_the_password_astray()
    {
        var line = await FailedAsync(server.At("/redirect"));
        Assert.Contains("HTTP 307", line);
        Assert.Contains("give that one with --url", line);
    }

    [Theory]
    [InlineData("/hang", "get_basic_data")]
    [InlineData("/mcp", "slow")]
    public async Task A_server_that_does_not_answer_in_time_is_given_up(string path, string tool)
    {
        var ran = await Ran.WithAsync(tool, "--url", server.At(path), "--timeout", "0.5");
        Assert.Equal($"No answer from {server.At(path)} in time. Try again, or wait longer with --timeout.", ran.OnlyError(3));
    }

    [Fact]
    public async Task A_connection_that_breaks_during_the_call_is_no_tool_error()
    {
        var ran = await Ran.WithAsync("drop", "--url", server.Url);
        Assert.Equal($"The connection to {server.Url} broke off. Try again.", ran.OnlyError(3));
    }

    [Fact]
    public async Task A_server_without_tls_is_not_spoken_to_over_https()
    {
        var line = await FailedAsync($"https://127.0.0.1:{server.Port}/mcp");
        Assert.StartsWith($"No secure connection to https://127.0.0.1:{server.Port}/mcp: ", line);
    }

    [Fact]
    public async Task Any_other_service_is_not_taken_for_an_mcp_server()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var greeting = GreetAsync(listener);
        var url = $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/mcp";
        Assert.Equal($"The connection to {url} broke off. Try again.", await FailedAsync(url));
        await greeting;
    }

    private static async Task GreetAsync(TcpListener listener)
    {
        using var client = await listener.AcceptTcpClientAsync();
        await client.GetStream().WriteAsync("220 mail.example.com ESMTP\r\n"u8.ToArray());
    }

    private static async Task<string> FailedAsync(string url) => (await Ran.WithAsync("get_basic_data", "--url", url)).OnlyError(3).TrimEnd();
}
