using System.Net;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Oig.Api.Fail2Ban;
using Oig.Server.Tests.Hosting;

namespace Oig.Server.Tests.Fail2Ban;

public sealed class Fail2BanLogTests : IDisposable
{
    private static readonly IPAddress Address = IPAddress.Parse("203.0.113.9");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("oig-test-");
    private readonly LogCapture _journal = new();

    private string FilePath => Path.Combine(_folder.FullName, "made", "auth.log");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task The_folder_is_made_and_what_waits_at_shutdown_is_written()
    {
        await using (var log = await StartAsync(FilePath))
            for (var i = 0; i < 5000; i++) log.Log.Refused($"user-{i}@example.com", Address);
        Assert.Equal(5000, File.ReadAllLines(FilePath).Length);
        Assert.Contains(FilePath, _journal.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Renaming_and_truncating_lose_nothing()
    {
        await using var log = await StartAsync(FilePath);
        await WriteAsync(log, "one@example.com", 1);
        File.Move(FilePath, $"{FilePath}.1");
        await WriteAsync(log, "two@example.com", 1);
        File.WriteAllBytes(FilePath, []);
        await WriteAsync(log, "three@example.com", 1);
        Assert.Contains("one@", File.ReadAllText($"{FilePath}.1"), StringComparison.Ordinal);
        // A writer that remembers its position would leave a hole of zeros before the line.
        Assert.StartsWith("20", File.ReadAllText(FilePath), StringComparison.Ordinal);
        Assert.Contains("three@", File.ReadAllText(FilePath), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_processes_may_share_the_file()
    {
        var logs = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => StartAsync(FilePath)));
        await Task.WhenAll(logs.Select(log => Task.Run(() =>
        {
            for (var i = 0; i < 500; i++) log.Log.Refused(new('a', 128), Address);
        })));
        foreach (var log in logs) await log.DisposeAsync();
        var lines = File.ReadAllLines(FilePath);
        Assert.Equal(2000, lines.Length);
        Assert.All(lines, line => Assert.EndsWith($"[{new string('a', 128)}] from IP [203.0.113.9]", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_file_that_cannot_be_written_is_told_once_at_start_and_the_failures_go_to_the_ordinary_log_without_the_user()
    {
        var path = Path.Combine(_folder.FullName, "file", "auth.log");
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "file"), "");
        await using (var log = await StartAsync(path)) log.Log.Refused("user@example.com", Address);
        var warning = Assert.Single(_journal.Lines, line => line.Contains(path, StringComparison.Ordinal));
        Assert.Contains("FAIL2BAN_LOG_PATH", warning, StringComparison.Ordinal);
        Assert.Single(_journal.Lines, line => line.Contains("203.0.113.9", StringComparison.Ordinal));
        Assert.DoesNotContain("user@example.com", _journal.Text, StringComparison.Ordinal);
    }

    private static async Task WriteAsync(Running log, string user, int lines)
    {
        log.Log.Refused(user, Address);
        await Eventually.HoldsAsync(() => File.Exists(log.Path) && File.ReadAllLines(log.Path).Count(line => line.Contains(user, StringComparison.Ordinal)) == lines);
    }

    private async Task<Running> StartAsync(string path)
    {
        var log = new Fail2BanLog(Options.Create(new Fail2BanOptions { Path = path }), TimeProvider.System, new Logger<Fail2BanLog>(_journal));
        await log.StartAsync(CancellationToken.None);
        return new(log, path);
    }

    private sealed record Running(Fail2BanLog Log, string Path) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await Log.StopAsync(CancellationToken.None);
            Log.Dispose();
        }
    }
}
