using System.Diagnostics;
using System.Text;

namespace Oig.Server.Tests.Hosting;

/// <summary>One of the programs as a process of its own, in a working directory of its own.</summary>
internal sealed class ProgramProcess : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("oig-test-");
    private readonly StringBuilder _output = new();
    private readonly Process _process;

    /// <summary>Starts the program of <c>src/<paramref name="project"/></c>.</summary>
    public ProgramProcess(string project, string[] arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = _folder.FullName };
        start.ArgumentList.Add(PathOf(project));
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        start.Environment["FAIL2BAN_LOG_PATH"] = Path.Combine(_folder.FullName, "auth.log");
        foreach (var (name, value) in environment) start.Environment[name] = value;
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Append(line.Data);
        _process.ErrorDataReceived += (_, line) => Append(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>Everything printed so far, both streams together.</summary>
    public string Output
    {
        get
        {
            lock (_output) return _output.ToString();
        }
    }

    /// <summary>The exit code, once the program has ended by itself.</summary>
    public async Task<int> EndedAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await _process.WaitForExitAsync(patience.Token);
        return _process.ExitCode;
    }

    /// <summary>Waits until the program has printed the text.</summary>
    public async Task PrintedAsync(string text)
    {
        for (var patience = 1_200; !Output.Contains(text, StringComparison.Ordinal); patience--)
        {
            Assert.True(patience > 0 && !_process.HasExited, $"'{text}' was not printed, but:\n{Output}");
            await Task.Delay(100);
        }
    }

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
        _folder.Delete(recursive: true);
    }

    // The tests run from tests/<name>/bin/<configuration>/net10.0, the programs from src/<project>/bin/<configuration>/net10.0.
    private static string PathOf(string project)
    {
        var own = new DirectoryInfo(AppContext.BaseDirectory);
        var root = own.Parent!.Parent!.Parent!.Parent!.Parent!;
        return Path.Combine(root.FullName, "src", project, "bin", own.Parent.Name, own.Name, $"Oig.{project}.dll");
    }

    private void Append(string? line)
    {
        lock (_output) _output.AppendLine(line);
    }
}
