using System.Diagnostics;
using System.Text;
using Oig.Cli.Tests.Server;

namespace Oig.Cli.Tests;

/// <summary>The password from the system's keyring: a real one, begun for the test and ended with it.</summary>
public sealed class KeyringTests(FakeServer server) : IClassFixture<FakeServer>, IDisposable
{
    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("oig-keyring-");

    public void Dispose() => _home.Delete(recursive: true);

    [KeyringFact]
    public async Task The_password_of_an_account_comes_from_the_keyring()
    {
        var ran = await RunAsync($"""
            printf 'heslo-ž' | secret-tool store --label=OIG service oig-cloud-mcp account me@example.com
            printf 'not this one' | secret-tool store --label=OIG service oig-cloud-mcp account other@example.com
            "$@" get_basic_data --email me@example.com --auth-mode header --url {server.Url}
            """);
        Assert.Equal((0, ""), (ran.ExitCode, ran.Error));
        Assert.Equal("heslo-ž", ran.Json.GetProperty("headers").GetProperty("x-oig-password").GetString());
    }

    [KeyringFact]
    public async Task An_account_that_is_not_in_the_keyring_has_no_password()
    {
        var ran = await RunAsync($"\"$@\" get_basic_data --email nobody@example.com --url {server.Url}");
        Assert.StartsWith("The password is missing. Put it in the environment variable OIG_PASSWORD or the system's keyring", ran.OnlyError(2));
    }

    private async Task<Ran> RunAsync(string commands)
    {
        const string begin = "mkdir -p -m 700 run; printf unlock | gnome-keyring-daemon --unlock --components=secrets > /dev/null 2>&1\n";
        var start = new ProcessStartInfo("dbus-run-session", ["--", "bash", "-c", begin + commands, "bash", CliProcess.Host, CliProcess.Program])
        {
            WorkingDirectory = _home.FullName,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            Environment = { ["HOME"] = _home.FullName, ["XDG_RUNTIME_DIR"] = Path.Combine(_home.FullName, "run"), ["XDG_DATA_HOME"] = _home.FullName, ["OIG_PASSWORD"] = null, ["OIG_EMAIL"] = null },
        };
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));
        // The bus complains of a folder that is not there yet, and of limits that a container does not let it raise.
        var said = (await error).Split('\n').Where(line => !line.StartsWith("dbus", StringComparison.Ordinal));
        return new(process.ExitCode, await output, string.Join('\n', said));
    }
}

/// <summary>A test with a keyring; passed over, with a message, on a machine without. In CI it has to be there.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class KeyringFactAttribute : FactAttribute
{
    private static readonly string[] Programs = ["secret-tool", "gnome-keyring-daemon", "dbus-run-session"];

    public KeyringFactAttribute() => Skip =
        Needs.Installed(Programs.All(program => File.Exists($"/usr/bin/{program}")), "Needs a keyring: apt-get install libsecret-tools gnome-keyring dbus");
}
