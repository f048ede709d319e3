using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using ModelContextProtocol.Client;
using Oig.Server.Tests.Hosting;
using Oig.SignIn.Tests.Support;
using Oig.Simulator;

namespace Oig.SignIn.Tests.Tool;

/// <summary>The program as people get it: packed, installed from a folder into an empty home, and each of its commands run before a server.</summary>
public sealed partial class ToolPackageTests(SharedSignIn shared) : IClassFixture<SharedSignIn>, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("oig-package-");

    public void Dispose() => _home.Delete(recursive: true);

    [LongFact]
    public async Task Installed_from_a_folder_every_command_of_it_works()
    {
        await InstallAsync();
        Assert.Contains("\nget_basic_data  ", await QuietAsync("list"), StringComparison.Ordinal);
        Assert.Equal("success", JsonElement.Parse(await QuietAsync("get_basic_data")).GetProperty("status").GetString());
        Assert.Matches(Watched(), await QuietAsync("watch", "--count", "1"));
        var today = DateTimeOffset.UtcNow;
        var history = await OigAsync("history", "--period", "day", "--from", $"{today.AddDays(-2):yyyy-MM-dd}", "--to", $"{today.AddDays(-1):yyyy-MM-dd}");
        // A head, two days, and their sum.
        Assert.Equal(4, history.Trim().Split('\n').Length);
        Assert.Contains("self_sufficiency", history, StringComparison.Ordinal);
        var plan = Path.Combine(_home.FullName, "plan.json");
        await File.WriteAllTextAsync(plan, """{"steps":[{"at":"22:00","setting":"box_mode","value":"Home 2"}]}""");
        Assert.Equal(JsonValueKind.Object, JsonElement.Parse(await OigAsync("plan", plan)).ValueKind);
        await File.WriteAllTextAsync(plan, "[]");
        var refused = await RunAsync(Oig, ["plan", plan, "--url", shared.Server.Mcp.AbsoluteUri], _home.FullName);
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("holds no JSON object", refused.Error, StringComparison.Ordinal);
        var connected = await OigRanAsync("connect", ["cursor", "--write"]);
        Assert.DoesNotContain(AccountBook.TestPassword, connected.Output + connected.Error, StringComparison.Ordinal);
        Assert.Contains(shared.Server.Mcp.AbsoluteUri, await File.ReadAllTextAsync(Path.Combine(_home.FullName, ".cursor", "mcp.json")), StringComparison.Ordinal);
        await BridgeAsync();
        Assert.StartsWith("You are not signed in", await OigAsync("logout"), StringComparison.Ordinal);
        Assert.Contains("--no-browser", await OigAsync("login", "--help"), StringComparison.Ordinal);
    }

    private async Task InstallAsync()
    {
        var (folder, configuration) = (Path.Combine(_home.FullName, "packages"), Path.GetFileName(Path.GetDirectoryName(Path.GetDirectoryName(OigProgram.Assembly)!)!));
        var project = Path.GetFullPath(Path.Combine(OigProgram.Assembly, "..", "..", "..", "..", "Cli.csproj"));
        await MustRunAsync("dotnet", ["pack", project, "--no-build", "--configuration", configuration, "--output", folder, "--nologo", "-v", "q"], home: null);
        var settings = Path.Combine(_home.FullName, "nuget.config");
        await File.WriteAllTextAsync(settings, $"""<configuration><packageSources><clear /><add key="folder" value="{folder}" /></packageSources></configuration>""");
        await MustRunAsync("dotnet", ["tool", "install", "Oig.Cli", "--global", "--configfile", settings, "--prerelease"], _home.FullName);
    }

    private async Task BridgeAsync()
    {
        await using var client = await McpClient.CreateAsync(new StdioClientTransport(new()
        {
            Command = Oig,
            Arguments = ["bridge", "--url", shared.Server.Mcp.AbsoluteUri],
            EnvironmentVariables = Credentials(_home.FullName).ToDictionary(),
        }), new() { InitializationTimeout = TimeSpan.FromMinutes(1) });
        Assert.Equal("oig-cloud-mcp", client.ServerInfo?.Name);
        Assert.Equal("success", (await client.CallAsync("get_basic_data")).Status());
    }

    private string Oig => Path.Combine(_home.FullName, ".dotnet", "tools", "oig");

    private async Task<string> OigAsync(string command, params string[] arguments) => (await OigRanAsync(command, arguments)).Output;

    private async Task<string> QuietAsync(string command, params string[] arguments)
    {
        var ran = await OigRanAsync(command, arguments);
        Assert.Equal("", ran.Error);
        return ran.Output;
    }

    private Task<Ran> OigRanAsync(string command, string[] arguments) =>
        MustRunAsync(Oig, [command, .. arguments, "--url", shared.Server.Mcp.AbsoluteUri], _home.FullName);

    private static async Task<Ran> MustRunAsync(string program, string[] arguments, string? home)
    {
        var ran = await RunAsync(program, arguments, home);
        Assert.True(ran.ExitCode == 0, $"{string.Join(' ', arguments)}: {ran}");
        return ran;
    }

    private static async Task<Ran> RunAsync(string program, string[] arguments, string? home)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = home ?? "" };
        foreach (var (name, value) in home is null ? [] : Credentials(home)) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync().WaitAsync(Patience);
        return new(process.ExitCode, await output, await error);
    }

    private static IEnumerable<KeyValuePair<string, string?>> Credentials(string home) =>
    [
        new("HOME", home), new("DOTNET_CLI_HOME", home), new("XDG_CONFIG_HOME", null), new("NUGET_PACKAGES", null),
        new("OIG_EMAIL", AccountBook.OneBoxEmail), new("OIG_PASSWORD", AccountBook.TestPassword), new("DOTNET_NOLOGO", "1"),
        // The installed program looks for the runtime there, or in the home, which is empty.
        new("DOTNET_ROOT", Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? Path.GetDirectoryName(host) : null),
    ];

    [GeneratedRegex(@"^Box 2206230001, Home 1, \d+ s old; Sun [\d.]+ kW; Battery [\d.]+ %, \w+ [\d.]+ kW; House [\d.]+ kW; Grid [\d.]+ kW.*; Today [\d.]+ kWh produced")]
    private static partial Regex Watched();
}
