using Oig.Cluster.Tests.Processes;

namespace Oig.Cluster.Tests.Clients;

/// <summary>What a load balancer knows: which nodes said lately that they are ready.</summary>
internal sealed class ReadyNodes : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private readonly IReadOnlyList<Node> _nodes;
    private readonly Task _looking;
    private Uri[] _ready;
    private int _next;

    public ReadyNodes(IReadOnlyList<Node> nodes, CancellationToken over)
    {
        _nodes = nodes;
        _ready = [.. nodes.Select(node => node.Url)];
        _looking = LookAsync(over);
    }

    public Uri Next()
    {
        var ready = Volatile.Read(ref _ready);
        return ready[(int)((uint)Interlocked.Increment(ref _next) % ready.Length)];
    }

    public async ValueTask DisposeAsync() => await _looking;

    private async Task LookAsync(CancellationToken over)
    {
        while (!over.IsCancellationRequested)
        {
            var states = await Task.WhenAll(_nodes.Select(async node => (node.Url, IsReady: await node.IsReadyAsync())));
            Uri[] ready = [.. states.Where(state => state.IsReady).Select(state => state.Url)];
            if (ready.Length > 0) Volatile.Write(ref _ready, ready);
            await Task.Delay(Pause, CancellationToken.None);
        }
    }
}
