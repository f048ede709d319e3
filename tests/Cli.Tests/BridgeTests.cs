using ModelContextProtocol;
using ModelContextProtocol.Client;
using Oig.Cli.Tests.Server;

namespace Oig.Cli.Tests;

/// <summary><c>oig bridge</c>, started by a client as Claude Desktop starts it.</summary>
public sealed class BridgeTests(FakeServer server) : IClassFixture<FakeServer>
{
    [Fact]
    public async Task A_client_that_starts_programs_reaches_the_server()
    {
        await using var client = await StartAsync(server.Url);
        Assert.Contains(await client.ListToolsAsync(), tool => tool.Name == "get_basic_data");
        var echoed = await client.CallToolAsync("get_basic_data", new Dictionary<string, object?> { ["box_id"] = "ž" });
        var sent = echoed.StructuredContent!.Value;
        Assert.Equal("ž", sent.GetProperty("arguments").GetProperty("box_id").GetString());
        Assert.Equal("me@example.com", sent.GetProperty("headers").GetProperty("x-oig-email").GetString());
        Assert.Equal("heslo-ž", sent.GetProperty("headers").GetProperty("x-oig-password").GetString());
    }

    [Fact]
    public async Task Answers_and_errors_arrive_as_the_server_gave_them()
    {
        await using var client = await StartAsync(server.Url);
        Assert.Equal("1.50", (await client.CallToolAsync("exact")).StructuredContent!.Value.GetProperty("value").GetRawText());
        Assert.True((await client.CallToolAsync("refused")).IsError);
        var refused = await Assert.ThrowsAsync<McpProtocolException>(async () => await client.CallToolAsync("protocol_error"));
        Assert.Equal(McpErrorCode.InvalidParams, refused.ErrorCode);
    }

    [Fact]
    public async Task Several_calls_at_once_find_their_way_back()
    {
        await using var client = await StartAsync(server.Url);
        var answers = await Task.WhenAll(Enumerable.Range(0, 30).Select(async number =>
            (await client.CallToolAsync("set_relay", new Dictionary<string, object?> { ["relay"] = number })).StructuredContent!.Value.GetProperty("arguments").GetProperty("relay").GetInt32()));
        Assert.Equal(Enumerable.Range(0, 30), answers);
    }

    [Fact]
    public async Task A_server_that_is_away_is_told_of_in_the_answer()
    {
        var failure = await Assert.ThrowsAnyAsync<McpException>(() => StartAsync("http://127.0.0.1:1/mcp"));
        Assert.Contains("Nothing listens at http://127.0.0.1:1/mcp", failure.Message);
    }

    [Fact]
    public async Task The_program_ends_with_its_client()
    {
        var client = await StartAsync(server.Url);
        await client.DisposeAsync();
        Assert.Equal(0, Assert.IsType<StdioClientCompletionDetails>(await client.Completion.WaitAsync(TimeSpan.FromSeconds(60))).ExitCode);
    }

    private static Task<McpClient> StartAsync(string url) => McpClient.CreateAsync(new StdioClientTransport(new()
    {
        Command = CliProcess.Host,
        Arguments = [CliProcess.Program, "bridge", "--url", url, "--auth-mode", "header"],
        EnvironmentVariables = new Dictionary<string, string?> { ["OIG_EMAIL"] = "me@example.com", ["OIG_PASSWORD"] = "heslo-ž" },
    }), new() { InitializationTimeout = TimeSpan.FromSeconds(60) });
}
