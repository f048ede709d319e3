using System.Diagnostics;

namespace Oig.Server.Tests.Tool;

/// <summary>The program oig as people get it: packed, and installed from a folder into an empty home.</summary>
public sealed class InstalledTool : IAsyncLifetime
{
    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("oig-home-");

    public string Home => _home.FullName;

    public string Program => Path.Combine(Home, ".dotnet", "tools", "oig");

    private static string Configuration => AppContext.BaseDirectory.Contains($"{Path.DirectorySeparatorChar}Release{Path.DirectorySeparatorChar}", StringComparison.Ordinal) ? "Release" : "Debug";

    public async Task InitializeAsync()
    {
        var packages = Path.Combine(Home, "packages");
        await MustRunAsync(Repository.Root, "dotnet", "pack", Repository.Path("src", "Cli"), "--no-build", "--configuration", Configuration, "--output", packages);
        await MustRunAsync(Home, "dotnet", "tool", "install", "--global", "Oig.Cli", "--source", packages, "--prerelease");
    }

    public Task DisposeAsync()
    {
        _home.Delete(recursive: true);
        return Task.CompletedTask;
    }

    /// <summary>Runs it with the test account's credentials in the environment.</summary>
    public Task<(int ExitCode, string Output, string Error)> RunAsync(params string[] arguments) => RunProgramAsync(Home, Program, arguments);

    private async Task MustRunAsync(string folder, string program, params string[] arguments)
    {
        var (exitCode, output, error) = await RunProgramAsync(folder, program, arguments);
        if (exitCode != 0) throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {exitCode}: {output}{error}");
    }

    private async Task<(int ExitCode, string Output, string Error)> RunProgramAsync(string folder, string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["HOME"] = Home, ["DOTNET_CLI_HOME"] = Home, ["DOTNET_NOLOGO"] = "1", ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1", ["DOTNET_SKIP_FIRST_TIME_EXPERIENCE"] = "1",
                ["DOTNET_ROOT"] = Path.GetDirectoryName(Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "/usr/share/dotnet/dotnet"),
                ["OIG_EMAIL"] = Simulator.AccountBook.OneBoxEmail, ["OIG_PASSWORD"] = Simulator.AccountBook.TestPassword,
            },
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        await process.WaitForExitAsync(patience.Token);
        return (process.ExitCode, await output, await error);
    }
}
