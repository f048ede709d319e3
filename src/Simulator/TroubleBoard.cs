using System.Collections.Concurrent;

namespace Oig.Simulator;

/// <summary>Which endpoint is in which trouble, counting down those that heal by themselves.</summary>
internal sealed class TroubleBoard(TroubleBoard? general)
{
    private readonly ConcurrentDictionary<PortalEndpoint, Active> _active = new();

    public void Set(PortalEndpoint endpoint, Trouble trouble) => _active[endpoint] = new Active(trouble);

    public void Clear(PortalEndpoint? endpoint = null)
    {
        if (endpoint is { } one)
            _active.TryRemove(one, out _);
        else
            _active.Clear();
    }

    /// <summary>The trouble that this request runs into, if any.</summary>
    public Trouble? Take(PortalEndpoint endpoint) =>
        _active.TryGetValue(endpoint, out var active) && active.Take() is { } trouble ? trouble : general?.Take(endpoint);

    private sealed class Active(Trouble trouble)
    {
        private int _left = trouble.Times ?? 0;

        public Trouble? Take() => trouble.Times is null || Interlocked.Decrement(ref _left) >= 0 ? trouble : null;
    }
}
