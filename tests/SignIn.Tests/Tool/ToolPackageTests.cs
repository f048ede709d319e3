using System.Diagnostics;
using System.Text.Json;
using ModelContextProtocol.Client;
using Oig.Server.Tests.Hosting;
using Oig.SignIn.Tests.Support;
using Oig.Simulator;

namespace Oig.SignIn.Tests.Tool;

/// <summary>The program as people get it: packed, installed from a folder into an empty home, and each of its commands run before a server.</summary>
public sealed class ToolPackageTests(SharedSignIn shared) : IClassFixture<SharedSignIn>, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("oig-package-");

    public void Dispose() => _home.Delete(recursive: true);

    [Fact]
    public async Task Installed_from_a_folder_every_command_of_it_works()
    {
        await InstallAsync();
        Assert.Contains("get_basic_data", await OigAsync("list"), StringComparison.Ordinal);
        Assert.Equal("success", JsonElement.Parse(await OigAsync("get_basic_data")).GetProperty("status").GetString());
        Assert.StartsWith("Box ", await OigAsync("watch", "--count", "1"), StringComparison.Ordinal);
        var today = DateTimeOffset.UtcNow;
        var history = await OigAsync("history", "--period", "day", "--from", $"{today.AddDays(-2):yyyy-MM-dd}", "--to", $"{today.AddDays(-1):yyyy-MM-dd}");
        // A head, two days, and their sum.
        Assert.Equal(4, history.Trim().Split('\n').Length);
        Assert.Contains("self_sufficiency", history, StringComparison.Ordinal);
        var plan = Path.Combine(_home.FullName, "plan.json");
        await File.WriteAllTextAsync(plan, """{"steps":[{"at":"22:00","setting":"box_mode","value":"Home 2"}]}""");
        Assert.Equal(JsonValueKind.Object, JsonElement.Parse(await OigAsync("plan", plan)).ValueKind);
        await OigAsync("connect", "cursor", "--write");
        Assert.Contains(shared.Server.Mcp.AbsoluteUri, await File.ReadAllTextAsync(Path.Combine(_home.FullName, ".cursor", "mcp.json")), StringComparison.Ordinal);
        await BridgeAsync();
        Assert.StartsWith("You are not signed in", await OigAsync("logout"), StringComparison.Ordinal);
        Assert.Contains("--no-browser", await OigAsync("login", "--help"), StringComparison.Ordinal);
    }

    private async Task InstallAsync()
    {
        var (folder, configuration) = (Path.Combine(_home.FullName, "packages"), Path.GetFileName(Path.GetDirectoryName(Path.GetDirectoryName(OigProgram.Assembly)!)!));
        var project = Path.GetFullPath(Path.Combine(OigProgram.Assembly, "..", "..", "..", "..", "Cli.csproj"));
        await RunAsync("dotnet", ["pack", project, "--no-build", "--configuration", configuration, "--output", folder, "--nologo", "-v", "q"], home: null);
        var settings = Path.Combine(_home.FullName, "nuget.config");
        await File.WriteAllTextAsync(settings, $"""<configuration><packageSources><clear /><add key="folder" value="{folder}" /></packageSources></configuration>""");
        await RunAsync("dotnet", ["tool", "install", "Oig.Cli", "--tool-path", Tools, "--configfile", settings, "--prerelease"], _home.FullName);
    }

    private async Task BridgeAsync()
    {
        await using var client = await McpClient.CreateAsync(new StdioClientTransport(new()
        {
            Command = Path.Combine(Tools, "oig"),
            Arguments = ["bridge", "--url", shared.Server.Mcp.AbsoluteUri],
            EnvironmentVariables = Credentials(_home.FullName).ToDictionary(),
        }), new() { InitializationTimeout = TimeSpan.FromMinutes(1) });
        Assert.Equal("success", (await client.CallAsync("get_basic_data")).Status());
    }

    private string Tools => Path.Combine(_home.FullName, "tools");

    private Task<string> OigAsync(string command, params string[] arguments) =>
        RunAsync(Path.Combine(Tools, "oig"), [command, .. arguments, "--url", shared.Server.Mcp.AbsoluteUri], _home.FullName);

    private static async Task<string> RunAsync(string program, string[] arguments, string? home)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = home ?? "" };
        foreach (var (name, value) in home is null ? [] : Credentials(home)) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync().WaitAsync(Patience);
        Assert.True(process.ExitCode == 0, $"{string.Join(' ', arguments)}: {process.ExitCode}\n{await output}\n{await error}");
        return await output;
    }

    private static IEnumerable<KeyValuePair<string, string?>> Credentials(string home) =>
    [
        new("HOME", home), new("DOTNET_CLI_HOME", home), new("XDG_CONFIG_HOME", null), new("NUGET_PACKAGES", null),
        new("OIG_EMAIL", AccountBook.OneBoxEmail), new("OIG_PASSWORD", AccountBook.TestPassword), new("DOTNET_NOLOGO", "1"),
    ];
}
