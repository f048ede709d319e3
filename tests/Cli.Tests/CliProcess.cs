using System.Diagnostics;
using System.Text;

namespace Oig.Cli.Tests;

/// <summary>The program as a process of its own, its output in pipes, in a locale that knows ASCII only.</summary>
internal sealed class CliProcess : IDisposable
{
    private readonly Process _process;
    private readonly Task<string> _output;
    private readonly Task<string> _error;

    private CliProcess(Process process)
    {
        _process = process;
        _output = process.StandardOutput.ReadToEndAsync();
        _error = process.StandardError.ReadToEndAsync();
    }

    // The copy beside the tests would find the web framework's libraries instead of its own.
    public static string Program { get; } = Path.Combine(
        AppContext.BaseDirectory.Replace(Path.Combine("tests", "Cli.Tests"), Path.Combine("src", "Cli"), StringComparison.Ordinal), "Oig.Cli.dll");

    public static string Host => Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) is "dotnet" ? host : "dotnet";

    /// <summary>The proxy is that of the environment, for plain http; home is the one of whoever runs the tests.</summary>
    public static CliProcess Start(string[] arguments, string? proxy = null, string? home = null)
    {
        // Shells start what runs in the background deaf to Ctrl-C, and a process passes that on to those it starts.
        var start = new ProcessStartInfo("env", ["--default-signal=INT", Host, Program, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = new UTF8Encoding(false, throwOnInvalidBytes: true),
            Environment = { ["LC_ALL"] = "en_US.ISO-8859-1", ["OIG_PASSWORD"] = "heslo-ž", ["http_proxy"] = proxy },
        };
        if (home is not null) start.Environment["HOME"] = start.WorkingDirectory = home;
        return new(Process.Start(start)!);
    }

    public void PressCtrlC()
    {
        using var kill = Process.Start("kill", ["-INT", $"{_process.Id}"]);
        kill.WaitForExit();
    }

    public async Task<Ran> EndedAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await _process.WaitForExitAsync(patience.Token);
        return new(_process.ExitCode, await _output, await _error);
    }

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }
}
