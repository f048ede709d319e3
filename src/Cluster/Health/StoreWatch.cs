using System.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Oig.Cluster.Providers;

namespace Oig.Cluster.Health;

/// <summary>Tries every few seconds whether what is behind the cluster can be read and written; says so once when it cannot, and once when it can again.</summary>
public sealed class StoreWatch : BackgroundService
{
    /// <summary>Name of the meter of <c>oig.store.available</c>.</summary>
    public const string MeterName = "Oig.Cluster";

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly IProvider _provider;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Meter _meter = new(MeterName);
    private volatile string? _trouble;

    internal StoreWatch(IProvider provider, TimeProvider time, ILogger<StoreWatch> logger)
    {
        (_provider, _time, _logger) = (provider, time, logger);
        _meter.CreateObservableGauge(
            "oig.store.available", () => _trouble is null ? 1 : 0, description: "1 while state can be stored: in Redis, PostgreSQL or the data folder.");
    }

    /// <summary>Why the store cannot be used; null when it can, as far as is known.</summary>
    public string? Trouble => _trouble;

    /// <inheritdoc />
    public override void Dispose()
    {
        _meter.Dispose();
        (_provider as IDisposable)?.Dispose();
        base.Dispose();
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, _time);
        do Note(await TryAsync(_provider.FindTroubleAsync, stoppingToken));
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>Tries before a start, moving nothing; null when the store can be read and written.</summary>
    public Task<string?> ObjectionToStartAsync(CancellationToken ct) => TryAsync(_provider.FindObjectionAsync, ct);

    private async Task<string?> TryAsync(Func<CancellationToken, Task<string?>> find, CancellationToken ct)
    {
        try
        {
            return await find(ct).WaitAsync(Patience, _time, ct);
        }
        catch (TimeoutException)
        {
            return "it does not answer";
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return exception.GetType().Name;
        }
    }

    private void Note(string? trouble)
    {
        var before = _trouble;
        _trouble = trouble;
        // A home server's own file tells it itself, and nobody else depends on it.
        if (_provider.Server is null) return;
        if (trouble is not null && before is null) Log.StoreLost(_logger, trouble);
        else if (trouble is null && before is not null) Log.StoreBack(_logger);
    }
}
