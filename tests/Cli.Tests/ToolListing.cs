using Oig.Cli.Tests.Server;

namespace Oig.Cli.Tests;

public sealed class ToolListing(FakeServer server) : IClassFixture<FakeServer>
{
    [Fact]
    public async Task Every_tool_is_one_line_with_its_name_aligned()
    {
        var ran = await Ran.WithAsync("list", "--url", server.Url);
        Assert.Equal((0, ""), (ran.ExitCode, ran.Error));
        var lines = ran.Output.TrimEnd().Split('\n', StringSplitOptions.TrimEntries);
        Assert.Equal(FakeTools.List().Tools.Count, lines.Length);
        Assert.Contains("set_relay          Does set_relay.", lines);
        Assert.Contains("get_basic_data     Živá data: baterie, [31m solár.", lines);
        Assert.Equal(lines.Order(StringComparer.Ordinal), lines);
    }

    [Fact]
    public async Task Listing_needs_and_sends_no_credentials()
    {
        await using var own = await StartedAsync();
        await Ran.WithAsync("list", "--url", own.Server.Url);
        Assert.NotEmpty(own.Server.Requests);
        Assert.All(own.Server.Requests, headers => Assert.DoesNotContain("Authorization", headers.Keys));
    }

    [Fact]
    public async Task Listing_sends_credentials_and_actions_that_were_given()
    {
        await using var own = await StartedAsync();
        await Ran.WithAsync("list", "--url", own.Server.Url, "--email", "me@example.com", "--password", "x", "--actions");
        Assert.All(own.Server.Requests, headers => Assert.StartsWith("Basic ", headers["Authorization"]));
        Assert.All(own.Server.Requests, headers => Assert.Equal("false", headers["X-OIG-Readonly-Access"]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("no\r\nsuch: tool")]
    public async Task A_name_with_odd_characters_is_just_an_unknown_tool(string tool)
    {
        var ran = await Ran.WithAsync(tool, "--url", server.Url);
        Assert.StartsWith("The server has no such tool.", ran.OnlyError(2));
    }

    [Theory]
    [InlineData("[suggest]")]
    [InlineData("[suggest:1]")]
    public async Task A_directive_of_the_parser_is_no_tool_and_does_nothing(string directive)
    {
        var ran = await Ran.WithAsync(directive);
        Assert.StartsWith("Required argument 'TOOL' missing", ran.OnlyError(2));
    }

    [Fact]
    public async Task An_unknown_tool_is_answered_with_the_known_ones()
    {
        var ran = await Ran.WithAsync("get_basic", "--url", server.Url);
        var line = ran.OnlyError(2);
        Assert.StartsWith("The server has no such tool. It has: czech, drop, ", line);
        Assert.Contains(", get_basic_data, get_extended_data, ", line);
        Assert.EndsWith("Tools that change something may show only with --actions.", line);
    }

    [Fact]
    public async Task With_actions_the_hint_about_actions_is_left_out()
    {
        var line = (await Ran.WithAsync("get_basic", "--url", server.Url, "--actions")).OnlyError(2);
        Assert.DoesNotContain("--actions", line);
    }

    private static async Task<OwnServer> StartedAsync()
    {
        var own = new OwnServer(new FakeServer());
        await own.Server.InitializeAsync();
        return own;
    }

    private sealed record OwnServer(FakeServer Server) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await Server.DisposeAsync();
    }
}
