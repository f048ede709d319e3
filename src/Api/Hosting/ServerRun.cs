using System.Runtime.InteropServices;
using Microsoft.Extensions.Options;
using Oig.Contracts;

namespace Oig.Api.Hosting;

/// <summary>Builds and runs a host; what stops the start becomes one clear line and exit code 1.</summary>
public static class ServerRun
{
    /// <summary>Exit code 0 after a clean stop, also one that was asked for during the start; 1 when the server could not start.</summary>
    public static async Task<int> RunAsync(Func<Task<WebApplication>> build)
    {
        ArgumentNullException.ThrowIfNull(build);
        using var stop = new StopDuringStart();
        try
        {
            if (PragueTime.Objection is { } objection) throw new OptionsValidationException(nameof(PragueTime), typeof(PragueTime), [objection]);
            if (SettingsFiles.Objections(Environment.GetCommandLineArgs()[1..]) is { Length: > 0 } objections)
                throw new OptionsValidationException(nameof(SettingsFiles), typeof(SettingsFiles), objections);
            await using var app = await BuildAndStartAsync(build, stop);
            stop.StartIsOver();
            await app.WaitForShutdownAsync();
            return 0;
        }
        catch (Exception) when (stop.IsAskedFor)
        {
            return 0;
        }
        catch (Exception exception) when (StartFailure.Explain(exception) is { Length: > 0 } reasons)
        {
            foreach (var reason in reasons) await Console.Error.WriteLineAsync($"Cannot start: {reason}");
            return 1;
        }
    }

    private static async Task<WebApplication> BuildAndStartAsync(Func<Task<WebApplication>> build, StopDuringStart stop)
    {
        // Beside this thread, as below: files may lie on a share that does not answer.
        var app = await Task.Run(build).WaitAsync(stop.Asked);
        try
        {
            // Before anything starts: half-started parts would add their own complaints.
            app.Services.GetService<IStartupValidator>()?.Validate();
            // Beside this thread: a part that blocks must not keep a stop from being heard.
            await Task.Run(() => app.StartAsync(stop.Asked), CancellationToken.None).WaitAsync(stop.Late);
            return app;
        }
        catch
        {
            await Task.Run(() => EndAsync(app)).WaitAsync(StopDuringStart.Patience);
            throw;
        }
    }

    // What did start is stopped in order; thrown away it would complain at length.
    private static async Task EndAsync(WebApplication app)
    {
        try
        {
            await app.StopAsync();
        }
        catch (Exception exception) when (exception is InvalidOperationException or AggregateException or OperationCanceledException)
        {
            // A silo that has not started yet cannot be stopped either; why it did not start is what matters.
        }

        await app.DisposeAsync();
    }
}

/// <summary>Hears SIGTERM and Ctrl-C before the host does: orchestrators stop servers that are still starting.</summary>
internal sealed class StopDuringStart : IDisposable
{
    /// <summary>How long parts that have started get to end.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource _asked = new();
    private readonly CancellationTokenSource _late = new();
    private readonly PosixSignalRegistration[] _signals;
    private static volatile bool _isHeard;
    private volatile bool _isOver;

    public StopDuringStart() => _signals =
        [PosixSignalRegistration.Create(PosixSignal.SIGTERM, Hear), PosixSignalRegistration.Create(PosixSignal.SIGINT, Hear)];

    /// <summary>True once this process was asked to stop while it started.</summary>
    public static bool IsHeard => _isHeard;

    /// <summary>True when somebody asked to stop before the start was over.</summary>
    public bool IsAskedFor => _asked.IsCancellationRequested;

    /// <summary>Cancelled when somebody asks.</summary>
    public CancellationToken Asked => _asked.Token;

    /// <summary>Cancelled when the start goes on although somebody asked.</summary>
    public CancellationToken Late => _late.Token;

    /// <summary>From now on the host listens itself.</summary>
    public void StartIsOver() => _isOver = true;

    public void Dispose()
    {
        foreach (var signal in _signals) signal.Dispose();
        _asked.Dispose();
        _late.Dispose();
    }

    private void Hear(PosixSignalContext signal)
    {
        if (_isOver) return;
        (signal.Cancel, _isHeard) = (true, true);
        _late.CancelAfter(Patience);
        _asked.Cancel();
    }
}
