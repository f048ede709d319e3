using System.Net;
using System.Text;
using System.Threading.Channels;
using Microsoft.Extensions.Options;
using Oig.Api.Telemetry;

namespace Oig.Api.Fail2Ban;

/// <summary>
/// Writes the lines that fail2ban reads, in the background: a request neither waits for the disk nor fails with it. What cannot be
/// written is told, without the user, in the ordinary log.
/// </summary>
internal sealed class Fail2BanLog(IOptions<Fail2BanOptions> options, TimeProvider time, ILogger<Fail2BanLog> logger) : BackgroundService
{
    private const int MostWaiting = 10_000;
    private const int Tries = 3;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly Channel<(string Line, IPAddress Address)> _waiting =
        Channel.CreateBounded<(string, IPAddress)>(new BoundedChannelOptions(MostWaiting) { SingleReader = true });

    private bool _works;

    /// <summary>Notes one request whose credentials were refused; returns at once.</summary>
    public void Refused(string user, IPAddress address)
    {
        var line = Fail2BanLine.Format(time.GetLocalNow(), options.Value.Offset, user, address);
        if (!_waiting.Writer.TryWrite((line, address))) Log.RefusalNotWritten(logger, address, "too many lines are waiting");
    }

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        var trouble = Try([]);
        _works = trouble is null;
        if (_works) Log.Fail2BanLog(logger, options.Value.Path);
        else Log.Fail2BanLogNotWritable(logger, options.Value.Path, trouble!);
        return base.StartAsync(cancellationToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        _waiting.Writer.TryComplete();
        if (ExecuteTask is { } draining) await draining.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await base.StopAsync(cancellationToken);
    }

    // Not ended by the token: what is waiting at shutdown is still written.
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var (line, address) in _waiting.Reader.ReadAllAsync(CancellationToken.None))
            if (await WriteAsync(Encoding.ASCII.GetBytes(line)) is { } trouble) Log.RefusalNotWritten(logger, address, trouble);
            else ApiTelemetry.Fail2BanLineWritten();
    }

    // While a log is rotated, its file may be missing for a moment, in a folder where only root may make it.
    private async Task<string?> WriteAsync(byte[] line)
    {
        var trouble = Try(line);
        for (var tried = 1; trouble is not null && _works && tried < Tries; tried++)
        {
            await Task.Delay(Pause, time);
            trouble = Try(line);
        }

        _works = trouble is null;
        return trouble;
    }

    private string? Try(byte[] line)
    {
        try
        {
            PlainFile.Add(options.Value.Path, line);
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return exception.Message;
        }
    }
}
