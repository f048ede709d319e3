using Oig.Cli.Tests.Server;

namespace Oig.Cli.Tests;

public sealed class RealProcess(FakeServer server) : IClassFixture<FakeServer>
{
    [Fact]
    public async Task The_program_writes_utf8_into_a_pipe()
    {
        var ran = await RunAsync(["czech", "--url", server.Url]);
        Assert.Equal((0, ""), (ran.ExitCode, ran.Error));
        Assert.StartsWith("{", ran.Output);
        Assert.Contains("Příliš žluťoučký kůň", ran.Output);
    }

    [Fact]
    public async Task The_password_comes_from_the_environment()
    {
        var ran = await RunAsync(["get_basic_data", "--url", server.Url, "--email", "me@example.com", "--auth-mode", "header"]);
        Assert.Equal("heslo-ž", ran.Header("x-oig-password"));
    }

    [Fact]
    public async Task The_exit_code_reaches_the_shell()
    {
        var ran = await RunAsync(["refused", "--url", server.Url]);
        Assert.Equal("refused failed: Authentication failed with OIG Cloud. (refused)", ran.LastWord(1));
        Assert.Equal("error", ran.Json.GetProperty("status").GetString());
    }

    [Theory]
    [InlineData("basic")]
    [InlineData("header")]
    public async Task Plain_http_to_another_host_is_warned_about_once(string mode)
    {
        // The server plays the proxy on the way to a host that does not exist.
        var ran = await RunAsync(["get_basic_data", "--url", "http://battery.invalid/mcp", "--auth-mode", mode], server.At(""));
        Assert.Equal("Warning: e-mail and password go to battery.invalid unencrypted; use https.", ran.LastWord(0));
        Assert.Equal("battery.invalid", ran.Json.GetProperty("headers").GetProperty("host").GetString());
    }

    [Fact]
    public async Task Listing_without_credentials_over_plain_http_is_not_warned_about()
    {
        var ran = await RunAsync(["list", "--url", "http://battery.invalid/mcp"], server.At(""));
        Assert.Equal((0, ""), (ran.ExitCode, ran.Error));
    }

    [Fact]
    public async Task A_server_on_this_machine_is_not_asked_through_a_proxy()
    {
        var ran = await RunAsync(["get_basic_data", "--url", server.Url], "http://127.0.0.1:1");
        Assert.Equal((0, ""), (ran.ExitCode, ran.Error));
    }

    private static async Task<Ran> RunAsync(string[] arguments, string? proxy = null)
    {
        using var process = CliProcess.Start(arguments, proxy);
        return await process.EndedAsync();
    }
}
