using System.Text.Json.Nodes;

namespace Oig.Cli.Tests;

/// <summary><c>oig connect</c>, as a process in a home of its own.</summary>
public sealed class ConnectTests : IDisposable
{
    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("oig-home-");

    public void Dispose() => _home.Delete(recursive: true);

    [Fact]
    public async Task All_clients_are_listed_with_their_files()
    {
        var ran = await Ran.WithAsync("connect");
        Assert.Equal((0, ""), (ran.ExitCode, ran.Error));
        Assert.Equal(
            ["claude-code", "claude-desktop", "vscode", "cursor", "codex", "gemini", "opencode", "inspector"],
            ran.Output.Trim().Split('\n').Select(line => line.Split(' ')[0]));
    }

    [Theory]
    [InlineData("claude-code")]
    [InlineData("claude-desktop")]
    [InlineData("vscode")]
    [InlineData("cursor")]
    [InlineData("codex")]
    [InlineData("gemini")]
    [InlineData("opencode")]
    public async Task What_is_printed_names_the_server_and_holds_no_password(string client)
    {
        var ran = await Ran.WithAsync("marked-secret", ["connect", client, "--url", "https://battery.example.com/mcp"]);
        Assert.Equal(0, ran.ExitCode);
        Assert.Contains("https://battery.example.com/mcp", ran.Output);
        Assert.DoesNotContain("marked-secret", ran.Output + ran.Error);
    }

    [Fact]
    public async Task A_client_that_is_not_known_is_refused_with_those_that_are()
    {
        var ran = await Ran.WithAsync("connect", "emacs");
        Assert.Contains("claude-code, claude-desktop, vscode", ran.OnlyError(2));
    }

    [Fact]
    public async Task A_file_is_made_where_there_is_none()
    {
        var ran = await RunAsync("connect", "cursor", "--write", "--url", "http://localhost:8123/mcp");
        Assert.Equal(0, ran.ExitCode);
        Assert.Equal("http://localhost:8123/mcp", (string?)Json(".cursor/mcp.json")["mcpServers"]!["battery"]!["url"]);
    }

    [Fact]
    public async Task What_stands_in_a_file_stays_and_is_kept_beside_it()
    {
        Write(".cursor/mcp.json", """{"mcpServers":{"other":{"command":"x"}},"ž":1}""");
        Assert.Equal(0, (await RunAsync("connect", "cursor", "--write")).ExitCode);
        var after = Json(".cursor/mcp.json");
        Assert.Equal("x", (string?)after["mcpServers"]!["other"]!["command"]);
        Assert.NotNull(after["mcpServers"]!["battery"]);
        Assert.Equal(1, (int?)after["ž"]);
        Assert.Null(Json(".cursor/mcp.json.bak")["mcpServers"]!["battery"]);
    }

    [Theory]
    [InlineData("""{"mcpServers":{"battery":{"url":"http://mine"}}}""")]
    [InlineData("""{"mcpServers":[]}""")]
    [InlineData("[]")]
    [InlineData("{ // mine\n}")]
    [InlineData("{")]
    public async Task A_file_that_is_not_understood_is_left_alone(string content)
    {
        Write(".cursor/mcp.json", content);
        var ran = await RunAsync("connect", "cursor", "--write");
        Assert.Contains("nothing was written", ran.LastWord(1));
        Assert.Equal(content, File.ReadAllText(PathOf(".cursor/mcp.json")));
    }

    [Fact]
    public async Task Codex_gets_a_section_once()
    {
        Write(".codex/config.toml", "model = \"x\"\n");
        Assert.Equal(0, (await RunAsync("connect", "codex", "--write")).ExitCode);
        var written = File.ReadAllText(PathOf(".codex/config.toml"));
        Assert.StartsWith("model = \"x\"\n\n[mcp_servers.battery]\n", written);
        Assert.Equal(1, (await RunAsync("connect", "codex", "--write")).ExitCode);
        Assert.Equal(written, File.ReadAllText(PathOf(".codex/config.toml")));
    }

    private async Task<Ran> RunAsync(params string[] arguments)
    {
        using var process = CliProcess.Start(arguments, home: _home.FullName);
        return await process.EndedAsync();
    }

    private string PathOf(string file) => Path.Combine(_home.FullName, file);

    private void Write(string file, string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(file))!);
        File.WriteAllText(PathOf(file), content);
    }

    private JsonNode Json(string file) => JsonNode.Parse(File.ReadAllText(PathOf(file)))!;
}
