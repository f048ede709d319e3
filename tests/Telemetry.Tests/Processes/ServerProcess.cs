using System.Collections.Concurrent;
using System.Diagnostics;
using Oig.Simulator;

namespace Oig.Telemetry.Tests.Processes;

/// <summary>The real server (<c>Silo</c>) or front end (<c>Api</c>) as a process of its own.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly DirectoryInfo _folder;
    private readonly ConcurrentQueue<string> _lines = [];

    private ServerProcess(Process process, DirectoryInfo folder)
    {
        (_process, _folder) = (process, folder);
        process.OutputDataReceived += Keep;
        process.ErrorDataReceived += Keep;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public string Output => string.Join('\n', _lines);

    /// <summary>What it wrote for fail2ban.</summary>
    public string Fail2BanLog => File.ReadAllText(LogIn(_folder));

    public static ServerProcess Start(string project, Dictionary<string, string> environment, params string[] arguments) =>
        StartProgram("dotnet", environment, [Program(project), .. arguments]);

    /// <summary>Any program, with a folder of its own for all that it writes, and without telemetry settings of whoever runs the tests.</summary>
    public static ServerProcess StartProgram(string program, Dictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("OTEL_", StringComparison.Ordinal)).ToArray()) start.Environment.Remove(name);
        var folder = Directory.CreateTempSubdirectory("oig-test-");
        var allowList = Path.Combine(folder.FullName, "whitelist.txt");
        File.WriteAllLines(allowList, [AccountBook.OneBoxEmail, AccountBook.TwoBoxesEmail]);
        (start.Environment["HOME"], start.Environment["TMPDIR"]) = (folder.FullName, folder.FullName);
        (start.Environment["FAIL2BAN_LOG_PATH"], start.Environment["Oig__Access__WhitelistPath"]) = (LogIn(folder), allowList);
        foreach (var (name, value) in environment) start.Environment[name] = value;
        return new(Process.Start(start)!, folder);
    }

    /// <summary>Waits until it can serve.</summary>
    public async Task ReadyAsync(Uri url, string path = "/health/ready")
    {
        using var http = new HttpClient { BaseAddress = url };
        for (var started = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(started) < Patience && !_process.HasExited; await Task.Delay(50))
            if (await AnswersAsync(http, path)) return;
        Assert.Fail($"The server did not get ready:\n{Output}");
    }

    /// <summary>Waits until it has ended by itself.</summary>
    public async Task<int> EndedAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        await _process.WaitForExitAsync(patience.Token);
        return _process.ExitCode;
    }

    /// <summary>Asks it to stop, as container platforms do, so that the last telemetry is sent.</summary>
    public async Task StopAsync()
    {
        if (!_process.HasExited)
        {
            using var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
            await kill.WaitForExitAsync();
        }

        await EndedAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        _folder.Delete(recursive: true);
    }

    private static string LogIn(DirectoryInfo folder) => Path.Combine(folder.FullName, "auth.log");

    // The program's own output folder has its own runtime settings; the copy beside the tests has not.
    private static string Program(string project) => Path.Combine(
        AppContext.BaseDirectory.Replace(Path.Combine("tests", "Telemetry.Tests"), Path.Combine("src", project), StringComparison.Ordinal), $"Oig.{project}.dll");

    private static async Task<bool> AnswersAsync(HttpClient http, string path)
    {
        try
        {
            using var answer = await http.GetAsync(path);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        if (line.Data is { } text) _lines.Enqueue(text);
    }
}
