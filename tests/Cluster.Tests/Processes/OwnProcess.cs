using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace Oig.Cluster.Tests.Processes;

/// <summary>A process of a test, which ends with it.</summary>
internal sealed partial class OwnProcess : IAsyncDisposable
{
    private const int Terminate = 15;

    private readonly Process _process;
    private readonly StringBuilder _output = new();

    private OwnProcess(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public string Output
    {
        get
        {
            lock (_output) return _output.ToString();
        }
    }

    public int Id => _process.Id;

    public bool IsRunning => !_process.HasExited;

    /// <summary>Processor time that it has used so far, on all cores.</summary>
    public TimeSpan ProcessorTime => Now().TotalProcessorTime;

    /// <summary>Memory that it occupies, bytes.</summary>
    public long WorkingSet => Now().WorkingSet64;

    public static OwnProcess Start(string program, IEnumerable<string> arguments, Dictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path.GetTempPath() };
        foreach (var (name, value) in environment ?? []) start.Environment[name] = value;
        return new(Process.Start(start)!);
    }

    /// <summary>Ends it without warning, as a power cut would.</summary>
    public Task KillAsync()
    {
        _process.Kill();
        return _process.WaitForExitAsync();
    }

    /// <summary>Asks it to stop, as container platforms do.</summary>
    public async Task<int> StopAsync(TimeSpan within)
    {
        if (Signal(_process.Id, Terminate) != 0) throw new InvalidOperationException($"Process {_process.Id} is gone.");
        return await ExitCodeAsync(within);
    }

    public async Task<int> ExitCodeAsync(TimeSpan within)
    {
        await _process.WaitForExitAsync().WaitAsync(within);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) await KillAsync();
        _process.Dispose();
    }

    private Process Now()
    {
        _process.Refresh();
        return _process;
    }

    private void Keep(string? line)
    {
        lock (_output) _output.AppendLine(line);
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Signal(int process, int signal);
}
