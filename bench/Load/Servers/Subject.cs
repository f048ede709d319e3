using Oig.Cluster.Tests.Processes;
using Oig.Load.Clients;
using Oig.Load.Measurements;

namespace Oig.Load.Servers;

/// <summary>Servers under load, as processes, and the addresses that clients ask.</summary>
internal sealed class Subject(string name) : IAsyncDisposable
{
    private readonly List<OwnProcess> _processes = [];
    private readonly List<Uri> _nodes = [];
    private readonly MemoryWatch _memory = new();
    private Collector? _collector;

    public string Name => name;

    public IReadOnlyList<Uri> Nodes => _nodes;

    /// <summary>Access tokens of the accounts, from 1; null where they send credentials in headers.</summary>
    public IReadOnlyList<string>? Tokens { get; set; }

    /// <summary>Which of the nodes clients ask.</summary>
    public Balancing Balancing { get; set; }

    public Usage Used => new(TimeSpan.FromTicks(_processes.Sum(process => process.ProcessorTime.Ticks)), _memory.Allocated);

    public long Memory => _processes.Sum(process => process.WorkingSet);

    /// <summary>Bytes in use on the heaps after collections; takes half a minute to two.</summary>
    public Task<long> HeapAsync() => _memory.HeapAsync();

    /// <summary>Starts one program of this folder and waits until <paramref name="ready"/> answers; asked by clients when <paramref name="isNode"/>.</summary>
    public async Task AddAsync(string program, IEnumerable<string> arguments, string ready = "/health/ready", bool isNode = true)
    {
        var url = new Uri($"http://127.0.0.1:{FreePorts.Next()}");
        var process = Children.Start("dotnet", [Path.Combine(AppContext.BaseDirectory, program), .. arguments, $"--urls={url}"], Environment());
        _processes.Add(process);
        if (isNode) _nodes.Add(new(url, "/mcp"));
        await Readiness.WaitAsync(new(url, ready), process);
    }

    /// <summary>What a machine without a Redis to start lacks, and how to get it.</summary>
    public const string Redis = "redis-server (apt-get install redis-server)";

    /// <summary>Whether this machine has a Redis to start.</summary>
    public static bool HasRedis => (System.Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "redis-server")));

    /// <summary>Starts a Redis for a cluster; its cost is counted, too.</summary>
    public async Task<string> AddRedisAsync()
    {
        var port = FreePorts.Next();
        _processes.Add(Children.Start("redis-server", ["--port", $"{port}", "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]));
        await Task.Delay(TimeSpan.FromSeconds(1));
        return $"127.0.0.1:{port}";
    }

    /// <summary>Starts a collector, in this process, for the telemetry of the programs that are added afterwards.</summary>
    public async Task AddCollectorAsync() => _collector = await Collector.StartAsync();

    public async ValueTask DisposeAsync()
    {
        foreach (var process in _processes) await process.DisposeAsync();
        _memory.Dispose();
        if (_collector is null) return;
        Table.Progress($"{name}: {_collector.Exports} exports were received");
        await _collector.DisposeAsync();
    }

    private Dictionary<string, string> Environment()
    {
        var environment = _memory.Watch();
        if (_collector is not null) environment["OTEL_EXPORTER_OTLP_ENDPOINT"] = _collector.Url;
        return environment;
    }
}

/// <summary>What processes have used so far.</summary>
/// <param name="Processor">Processor time, on all cores.</param>
/// <param name="Allocated">Bytes allocated.</param>
internal readonly record struct Usage(TimeSpan Processor, long Allocated)
{
    public static Usage operator -(Usage after, Usage before) => new(after.Processor - before.Processor, after.Allocated - before.Allocated);
}
